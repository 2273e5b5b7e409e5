import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dovecotConfiguration, roundcubeConfiguration, USER } from './configuration.ts';
import { readDrafts, type Draft } from './drafts.ts';
import { writeMaildir, type Mail } from './maildir.ts';

/** Both servers are up within 2 s on an idle machine. */
const START_MS = 30_000;
const STOP_MS = 5_000;
const SCHEMA = '/usr/share/roundcube/SQL/sqlite.initial.sql';
const PUBLIC_FOLDER = '/var/lib/roundcube/public_html';

/** A running Roundcube with its mail server. */
export interface Roundcube {
  readonly port: number;
  /** What the user has saved, as it lies in the mailbox; oldest first. */
  drafts(): Promise<Draft[]>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts a program as the leader of a process group, so that its workers can be stopped with it. */
function start(command: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const [program = '', ...args] = command;
  return spawn(program, args, { detached: true, stdio: 'ignore', env: { ...process.env, ...environment } });
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([ended, pause(STOP_MS, undefined, { ref: false })]);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left, which is what we want.
  }
}

function createFolders(folder: string, mails: readonly Mail[]): void {
  chmodSync(folder, 0o755);
  for (const name of ['etc', 'run', 'state', 'mail']) mkdirSync(join(folder, name), { mode: 0o755 });
  for (const name of ['www', 'www/logs', 'www/temp']) mkdirSync(join(folder, name), { mode: 0o700 });
  execFileSync('chown', ['-R', 'www-data:www-data', join(folder, 'www')]);
  writeMaildir(join(folder, 'mail', USER.name), mails);
  execFileSync('chown', ['-R', 'mail:mail', join(folder, 'mail')]);
}

function startDovecot(folder: string, imapPort: number): ChildProcess {
  const users = join(folder, 'users');
  writeFileSync(users, `${USER.name}:{PLAIN}${USER.password}\n`, { mode: 0o600 });
  execFileSync('chown', ['dovecot', users]);
  const configuration = join(folder, 'dovecot.conf');
  writeFileSync(configuration, dovecotConfiguration(folder, imapPort));
  return start(['dovecot', '-F', '-c', configuration]);
}

function startRoundcubeItself(folder: string, imapPort: number, port: number): ChildProcess {
  const etc = join(folder, 'etc');
  writeFileSync(join(etc, 'config.inc.php'), roundcubeConfiguration(folder, imapPort));
  for (const file of ['defaults.inc.php', 'mimetypes.php'])
    copyFileSync(`/etc/roundcube/${file}`, join(etc, file));
  const createDatabase = `(new PDO("sqlite:${folder}/www/roundcube.sqlite"))->exec(stream_get_contents(STDIN));`;
  execFileSync('runuser', ['-u', 'www-data', '--', 'php', '-r', createDatabase], {
    input: readFileSync(SCHEMA),
  });
  const sessions = `session.save_path=${folder}/www/temp`;
  const serve = ['php', '-d', sessions, '-S', `127.0.0.1:${port}`, '-t', PUBLIC_FOLDER];
  return start(['runuser', '-u', 'www-data', '--', ...serve], {
    ROUNDCUBE_CONFIG_DIR: etc,
    PHP_CLI_SERVER_WORKERS: '4',
  });
}

/**
 * Starts Roundcube and Dovecot on free loopback ports with these messages in the inbox.
 * Needs root and the packages of test/setup/roundcube.mjs; changes nothing outside a temporary folder.
 * @throws Error when one of them does not come up, with the end of Dovecot's log
 */
export async function startRoundcube(mails: readonly Mail[]): Promise<Roundcube> {
  const folder = mkdtempSync(join(tmpdir(), 'pixelgate-roundcube-'));
  createFolders(folder, mails);
  const imapPort = await freePort();
  const port = await freePort();
  const children = [startDovecot(folder, imapPort), startRoundcubeItself(folder, imapPort, port)];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(stopGroup));
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_MS;
  for (const wanted of [imapPort, port]) {
    while (!(await isOpen(wanted))) {
      if (Date.now() > deadline) {
        await stop();
        throw new Error(`Roundcube's test servers did not come up within ${START_MS / 1000} s.`);
      }
      await pause(100);
    }
  }
  return { port, drafts: () => readDrafts(join(folder, 'mail', USER.name)), stop };
}
