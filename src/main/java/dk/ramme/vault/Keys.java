package dk.ramme.vault;

import com.google.crypto.tink.Aead;

/** The keys in use at one moment: what seals and opens, and what finds. */
record Keys(Aead aead, IndexKeys indexKeys) {}
