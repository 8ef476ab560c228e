package io.cargoshipper.host.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Options that hold a secret with some programs, and something harmless with others: {@code -p} is
 * a password to MySQL's client and a port to Docker. Facts, from the programs' manuals.
 */
final class ProgramOptions {

    /** How an option takes its secret. */
    enum Style {
        /** Written together: {@code -psecret}. */
        ATTACHED,
        /** As the next word, or written together. */
        WORD,
        /** As {@code user:password}, in the next word or written together. */
        USER_AND_PASSWORD
    }

    private static final String WINDOWS = ".exe";

    private static final Map<String, Map<String, Style>> BY_PROGRAM = new HashMap<>();

    static {
        add(
                List.of(
                        "mysql",
                        "mysqladmin",
                        "mysqlbinlog",
                        "mysqlcheck",
                        "mysqldump",
                        "mysqlimport",
                        "mysqlpump",
                        "mysqlshow",
                        "mysqlsh",
                        "mysqlslap",
                        "mariadb",
                        "mariadb-admin",
                        "mariadb-backup",
                        "mariadb-dump",
                        "xtrabackup"),
                Map.of("-p", Style.ATTACHED));
        add(
                List.of(
                        "mongo",
                        "mongosh",
                        "mongodump",
                        "mongorestore",
                        "mongoexport",
                        "mongoimport",
                        "mongostat",
                        "sshpass",
                        "cqlsh",
                        "snowsql"),
                Map.of("-p", Style.WORD));
        add(
                List.of("redis-cli", "valkey-cli", "keydb-cli", "redis-benchmark"),
                Map.of("-a", Style.WORD));
        add(
                List.of("curl", "curlie"),
                Map.of(
                        "-u",
                        Style.USER_AND_PASSWORD,
                        "-U",
                        Style.USER_AND_PASSWORD,
                        "--user",
                        Style.USER_AND_PASSWORD,
                        "--proxy-user",
                        Style.USER_AND_PASSWORD,
                        "--oauth2-bearer",
                        Style.WORD));
        add(
                List.of("http", "https", "xh", "ab"),
                Map.of("-a", Style.USER_AND_PASSWORD, "-A", Style.USER_AND_PASSWORD));
        add(
                List.of("ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami"),
                Map.of("-w", Style.WORD));
        add(
                List.of(
                        "sqlcmd",
                        "bcp",
                        "tsql",
                        "mosquitto_pub",
                        "mosquitto_sub",
                        "ipmitool",
                        "zip",
                        "unzip"),
                Map.of("-P", Style.WORD));
        add(List.of("7z", "7za"), Map.of("-p", Style.ATTACHED));
        add(
                List.of("login"), // of docker, podman, helm, az and others
                Map.of("-p", Style.WORD));
    }

    private ProgramOptions() {}

    private static void add(List<String> programs, Map<String, Style> options) {
        programs.forEach(program -> BY_PROGRAM.put(program, options));
    }

    /** The options of a program, if it has such. */
    static Optional<Map<String, Style>> of(String program) {
        String name = program.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                BY_PROGRAM.get(
                        name.endsWith(WINDOWS)
                                ? name.substring(0, name.length() - WINDOWS.length())
                                : name));
    }
}
