package io.cargoshipper.host.approval;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with a key that is made of what a person knows: PBKDF2, then AES-GCM. */
final class SecretLock {

    static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    private final int iterations;
    private final byte[] salt;
    private final byte[] nonce;

    SecretLock(int iterations, byte[] salt, byte[] nonce) {
        this.iterations = iterations;
        this.salt = salt.clone();
        this.nonce = nonce.clone();
    }

    /** Encrypts. */
    byte[] close(char[] secret, byte[] plain) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, secret).doFinal(plain);
    }

    /**
     * Decrypts.
     *
     * @throws javax.crypto.AEADBadTagException if it is not the secret
     */
    byte[] open(char[] secret, byte[] encrypted) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, secret).doFinal(encrypted);
    }

    private Cipher cipher(int mode, char[] secret) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(secret, salt, iterations, KEY_BITS);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        } finally {
            spec.clearPassword();
        }
    }
}
