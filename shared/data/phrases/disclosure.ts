import * as v from 'valibot';
import de from './disclosure.de.json' with { type: 'json' };
import en from './disclosure.en.json' with { type: 'json' };
import es from './disclosure.es.json' with { type: 'json' };
import fr from './disclosure.fr.json' with { type: 'json' };
import it from './disclosure.it.json' with { type: 'json' };
import nl from './disclosure.nl.json' with { type: 'json' };
import pt from './disclosure.pt.json' with { type: 'json' };
import { DisclosurePhrases } from './disclosure-schema.ts';

/** The phrases of every language, checked. Throws where a file is broken, which the tests would have shown. */
export function disclosurePhrases(): DisclosurePhrases[] {
  return v.parse(v.array(DisclosurePhrases), [de, en, es, fr, it, nl, pt]);
}
