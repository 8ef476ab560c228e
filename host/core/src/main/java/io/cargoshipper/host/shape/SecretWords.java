package io.cargoshipper.host.shape;

import java.util.Map;
import java.util.Set;

/** The words of keys, as data: which make a secret, and which say that it is none after all. */
final class SecretWords {

    /** A secret wherever in a key they stand. */
    private static final Set<String> STRONG =
            Set.of(
                    "password",
                    "passwords",
                    "passwd",
                    "passphrase",
                    "passcode",
                    "pwd",
                    "secret",
                    "secrets",
                    "token",
                    "apikey",
                    "apikeys",
                    "credential",
                    "credentials",
                    "creds",
                    "masterauth",
                    "passin",
                    "passout",
                    "dbpass",
                    "keypass",
                    "mysqlpass",
                    "requirepass",
                    "rootpass",
                    "smtppass",
                    "sshpass",
                    "storepass",
                    "userpass");

    /** Words that others are written together with: {@code PGPASSWORD}, {@code clientsecret}. */
    private static final Set<String> ENDINGS =
            Set.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "apikey",
                    "secretkey",
                    "accesskey",
                    "privatekey",
                    "connectionstring",
                    "token",
                    "secret",
                    "webhook",
                    "dbpwd",
                    "userpwd");

    /** Before {@code key} or {@code keys}. A public key is none, nor a primary one. */
    private static final Set<String> KINDS_OF_KEY =
            Set.of(
                    "access",
                    "account",
                    "api",
                    "app",
                    "application",
                    "auth",
                    "client",
                    "cookie",
                    "crypt",
                    "decryption",
                    "encrypt",
                    "encryption",
                    "functions",
                    "hmac",
                    "jwt",
                    "license",
                    "licence",
                    "master",
                    "private",
                    "root",
                    "secret",
                    "service",
                    "session",
                    "shared",
                    "sign",
                    "signing",
                    "ssh",
                    "storage",
                    "subscription",
                    "symmetric",
                    "unseal",
                    "write");

    /** A secret only as the last word of a key. */
    static final Map<String, KeyKind> AT_END =
            Map.ofEntries(
                    Map.entry("auth", KeyKind.CREDENTIALS),
                    Map.entry("authorization", KeyKind.CREDENTIALS),
                    Map.entry("cookie", KeyKind.COOKIE),
                    Map.entry("cookies", KeyKind.COOKIE),
                    Map.entry("dsn", KeyKind.WEAK),
                    Map.entry("pass", KeyKind.WEAK),
                    Map.entry("session", KeyKind.WEAK),
                    Map.entry("sessionid", KeyKind.WEAK),
                    Map.entry("sessid", KeyKind.WEAK),
                    Map.entry("jsessionid", KeyKind.WEAK),
                    Map.entry("phpsessid", KeyKind.WEAK),
                    Map.entry("webhook", KeyKind.WEAK),
                    Map.entry("webhooks", KeyKind.WEAK));

    /** Of these, an id is as good as the thing: {@code session_id}, {@code secret_id}. */
    static final Set<String> WITH_SECRET_ID = Set.of("session", "sess", "secret");

    /** First words of tokens that let nobody in: of language models, and of pages. */
    static final Set<String> BEFORE_NO_SECRET =
            Set.of(
                    "bos",
                    "cls",
                    "continuation",
                    "eos",
                    "mask",
                    "max",
                    "min",
                    "next",
                    "num",
                    "pad",
                    "page",
                    "sep",
                    "stop",
                    "unk");

    static final Set<String> ADDRESSES = Set.of("url", "urls", "uri", "endpoint", "address");

    /** Last words of keys that tell something about a secret, but not the secret. */
    static final Set<String> ABOUT =
            Set.of(
                    "age",
                    "alg",
                    "algo",
                    "algorithm",
                    "arn",
                    "at",
                    "attempts",
                    "audience",
                    "authentication",
                    "backend",
                    "bucket",
                    "check",
                    "class",
                    "classname",
                    "count",
                    "created",
                    "date",
                    "days",
                    "dir",
                    "directory",
                    "disable",
                    "disabled",
                    "domain",
                    "driver",
                    "enable",
                    "enabled",
                    "endpoint",
                    "endpoints",
                    "error",
                    "exp",
                    "expiration",
                    "expired",
                    "expires",
                    "expiry",
                    "field",
                    "fields",
                    "file",
                    "files",
                    "folder",
                    "format",
                    "handler",
                    "header",
                    "helper",
                    "helpers",
                    "host",
                    "hostname",
                    "hours",
                    "id",
                    "ids",
                    "index",
                    "interval",
                    "issuer",
                    "kind",
                    "label",
                    "len",
                    "length",
                    "lifetime",
                    "limit",
                    "limits",
                    "location",
                    "manager",
                    "max",
                    "message",
                    "method",
                    "methods",
                    "min",
                    "minutes",
                    "mode",
                    "ms",
                    "name",
                    "names",
                    "param",
                    "parameter",
                    "path",
                    "paths",
                    "pattern",
                    "placeholder",
                    "plugin",
                    "policies",
                    "policy",
                    "port",
                    "prefix",
                    "provider",
                    "ref",
                    "reference",
                    "refs",
                    "regex",
                    "remaining",
                    "require",
                    "required",
                    "retries",
                    "rotation",
                    "rule",
                    "rules",
                    "scope",
                    "scopes",
                    "seconds",
                    "size",
                    "state",
                    "status",
                    "store",
                    "strength",
                    "suffix",
                    "time",
                    "timeout",
                    "title",
                    "total",
                    "ttl",
                    "type",
                    "types",
                    "updated",
                    "uri",
                    "url",
                    "urls",
                    "usage",
                    "used",
                    "user",
                    "username",
                    "validation",
                    "validator",
                    "version",
                    "versions");

    private SecretWords() {}

    static boolean isStrong(String word) {
        if (STRONG.contains(word)) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Two words that make a secret together: {@code api key}, {@code connection string}. */
    static boolean arePair(String first, String second) {
        return switch (second) {
            case "key", "keys" -> KINDS_OF_KEY.contains(first);
            case "string" -> first.equals("connection") || first.equals("conn");
            default -> false;
        };
    }
}
