package io.cargoshipper.host.engine.guard.effect;

/** What an engine fetches by itself, from wherever it can reach. */
final class RemoteSource {

    private RemoteSource() {}

    /** An address without user, password and query, which may hold what is not for the log. */
    static String shown(String address) {
        int end = address.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = address.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return address.substring(0, end).replaceFirst("^([a-zA-Z+.-]*://)?[^/]*@", "$1");
    }
}
