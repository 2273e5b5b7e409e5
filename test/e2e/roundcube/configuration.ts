/** The one user of the test mailbox. */
export const USER = { name: 'alice', password: 'secret' } as const;

/**
 * Dovecot 2.3 on loopback with its own sockets and state, mail in a Maildir.
 * @param folder where everything of this run lives
 */
export function dovecotConfiguration(folder: string, imapPort: number): string {
  return `protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
first_valid_uid = 8
mail_uid = mail
mail_gid = mail
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

/**
 * Roundcube 1.6 as it comes (it asks before remote pictures), with an SQLite file of its own; who answers or forwards
 * a message that is HTML does so in its HTML editor.
 */
export function roundcubeConfiguration(folder: string, imapPort: number): string {
  return `<?php
$config['db_dsnw'] = 'sqlite:///${folder}/www/roundcube.sqlite?mode=0600';
$config['imap_host'] = '127.0.0.1:${imapPort}';
$config['smtp_host'] = '127.0.0.1:1';
$config['mail_domain'] = 'example.test';
$config['des_key'] = 'loopback-only-24-byte-k!';
$config['product_name'] = 'Roundcube Webmail';
$config['plugins'] = [];
$config['skin'] = 'elastic';
$config['language'] = 'en_US';
$config['show_images'] = 0;
$config['htmleditor'] = 3;
$config['log_dir'] = '${folder}/www/logs/';
$config['temp_dir'] = '${folder}/www/temp/';
$config['enable_spellcheck'] = false;
`;
}
