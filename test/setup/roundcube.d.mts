/** See roundcube.mjs. */
export function roundcubeObstacle(): string | null;
export function ensureRoundcube(): string | null;
