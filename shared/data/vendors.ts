import * as v from 'valibot';
import rows from './vendors.json' with { type: 'json' };
import { VendorRows, type VendorRow } from './vendors-schema.ts';

/** The vendors' table, checked against its schema. Throws where the file is broken, which the tests would have shown. */
export function vendorRows(): VendorRow[] {
  return v.parse(VendorRows, rows);
}
