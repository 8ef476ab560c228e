package io.cargoshipper.host.shape;

/** What a key says of its value. */
enum KeyKind {
    /** Nothing. */
    ORDINARY,
    /** The operator has said that it is no secret. */
    SPARED,
    /** Probably a secret: {@code session}, {@code webhook}, {@code pass}. */
    WEAK,
    /** A secret. */
    STRONG,
    /** Credentials, of which a scheme may be named first: {@code Authorization: Bearer …}. */
    CREDENTIALS,
    /** Cookies, up to the end of the line. */
    COOKIE;

    /** Whether the value is a secret. */
    boolean isSecret() {
        return this != ORDINARY && this != SPARED;
    }
}
