package io.cargoshipper.host.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person must know to approve, in a form that does not give it away: a key pair for
 * signatures (Ed25519), its private half encrypted (AES-GCM) with a key that is made of the secret
 * (PBKDF2). Whoever reads the file can check a signature and cannot make one; a hash that only was
 * compared would let its reader forge the proof.
 *
 * @param format of the file
 * @param iterations of PBKDF2 with HMAC-SHA-256
 * @param salt of PBKDF2, like the rest in base64
 * @param nonce of AES-GCM
 * @param privateKey encrypted, PKCS #8
 * @param publicKey X.509
 */
public record SecretFile(
        int format,
        int iterations,
        String salt,
        String nonce,
        String privateKey,
        String publicKey) {

    /** The shortest secret: who can read the file can try out secrets. */
    public static final int SHORTEST = 12;

    private static final int FORMAT = 1;

    /** What OWASP recommends for PBKDF2 with HMAC-SHA-256. */
    private static final int ITERATIONS = 600_000;

    private static final int MOST_ITERATIONS = 20_000_000;
    private static final int SALT_BYTES = 16;
    private static final long MOST_BYTES = 16 * 1024;
    private static final String SIGNATURES = "Ed25519";

    public SecretFile {
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(privateKey, "privateKey");
        Objects.requireNonNull(publicKey, "publicKey");
        if (format != FORMAT) {
            throw new IllegalArgumentException("its format is %d, not 1".formatted(format));
        }
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "its iterations are %d, not 1 to %d".formatted(iterations, MOST_ITERATIONS));
        }
    }

    /** A secret that opens no file. */
    public static final class WrongSecretException extends Exception {

        private static final long serialVersionUID = 1L;

        WrongSecretException(Throwable cause) {
            super("that is not the secret", cause);
        }
    }

    /**
     * Makes the content of a file for a secret.
     *
     * @throws IllegalArgumentException if the secret is too short
     */
    public static SecretFile of(char[] secret) {
        return of(secret, ITERATIONS);
    }

    static SecretFile of(char[] secret, int iterations) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "the secret has %d characters; take at least %d"
                            .formatted(secret.length, SHORTEST));
        }
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[SecretLock.NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        SecretLock lock = new SecretLock(iterations, salt, nonce);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(SIGNATURES).generateKeyPair();
            byte[] encrypted = lock.close(secret, pair.getPrivate().getEncoded());
            return new SecretFile(
                    FORMAT,
                    iterations,
                    base64(salt),
                    base64(nonce),
                    base64(encrypted),
                    base64(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a key", e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no such file
     */
    public static SecretFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too long for a file with an operator's secret");
        }
        try {
            SecretFile read =
                    JsonMapper.shared()
                            .readValue(
                                    Files.readString(file, StandardCharsets.UTF_8),
                                    SecretFile.class);
            if (read != null) {
                return read;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw notOne(file, e);
        }
        throw notOne(file, null);
    }

    private static IOException notOne(Path file, Exception cause) {
        return new IOException(
                file
                        + " is no file with an operator's secret; make one with"
                        + " cargoshipper approvals set-secret",
                cause);
    }

    /** The text of the file. */
    public String text() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /**
     * Signs a message.
     *
     * @return the signature in base64
     * @throws WrongSecretException if it is not the secret
     */
    String sign(char[] secret, byte[] message) throws WrongSecretException {
        try {
            byte[] key =
                    new SecretLock(iterations, bytes(salt), bytes(nonce))
                            .open(secret, bytes(privateKey));
            Signature signature = Signature.getInstance(SIGNATURES);
            signature.initSign(
                    KeyFactory.getInstance(SIGNATURES)
                            .generatePrivate(new PKCS8EncodedKeySpec(key)));
            signature.update(message);
            return base64(signature.sign());
        } catch (AEADBadTagException e) {
            throw new WrongSecretException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the file with the secret is broken", e);
        }
    }

    /** Whether a signature is that of somebody who knows the secret; false if it is none at all. */
    boolean verifies(byte[] message, String signed) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES);
            signature.initVerify(
                    KeyFactory.getInstance(SIGNATURES)
                            .generatePublic(new X509EncodedKeySpec(bytes(publicKey))));
            signature.update(message);
            return signature.verify(bytes(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
