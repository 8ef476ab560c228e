package io.cargoshipper.host.policy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How the names of a subject are held against patterns. */
enum Naming {
    /** As they are written. */
    PLAIN {
        @Override
        boolean matches(Glob pattern, String name) {
            return pattern.matches(name);
        }
    },

    /** Hosts: in whatever case. */
    HOST {
        @Override
        boolean matches(Glob pattern, String name) {
            return pattern.matchesIgnoringCase(name);
        }
    },

    /** Capabilities: in whatever case, with CAP_ or without. */
    CAPABILITY {
        @Override
        boolean matches(Glob pattern, String name) {
            return new Glob(bare(pattern.text())).matchesIgnoringCase(bare(name));
        }

        /** ALL has in it whatever is denied. */
        @Override
        boolean denies(Glob pattern, String name) {
            return bare(name).equalsIgnoreCase("ALL") || matches(pattern, name);
        }

        private static String bare(String name) {
            boolean prefixed = name.regionMatches(true, 0, "CAP_", 0, 4) && name.length() > 4;
            return prefixed ? name.substring(4) : name;
        }
    },

    /** Images: by their full name and the familiar one, with tag or digest and without. */
    IMAGE {
        @Override
        boolean matches(Glob pattern, String name) {
            return ImageNames.matches(pattern, name);
        }
    },

    /** Paths: a pattern stands for the paths that it matches, and for everything below them. */
    PATH {
        @Override
        boolean matches(Glob pattern, String path) {
            boolean unix = path.startsWith("/");
            String above = path;
            while (!matchesItself(pattern, above)) {
                int cut = unix ? above.lastIndexOf('/') : lastSeparator(above);
                if (cut < 0 || above.length() == 1) {
                    return false;
                }
                above = above.substring(0, Math.max(cut, unix ? 1 : 0));
                if (above.isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        /** A folder shows everything in it, so one that holds what is denied is denied too. */
        @Override
        boolean denies(Glob pattern, String path) {
            return matches(pattern, path) || holds(path, pattern);
        }

        @Override
        boolean overlap(Glob one, Glob other) {
            return one.overlaps(other) || below(one).overlaps(other) || one.overlaps(below(other));
        }

        private static Glob below(Glob pattern) {
            return new Glob(pattern.text().equals("/") ? "/*" : pattern.text() + "/*");
        }

        /** Whether something in a folder could match. Here {@code *} ends at a separator. */
        private static boolean holds(String folder, Glob pattern) {
            List<String> names = names(folder);
            List<String> patterns = names(pattern.text());
            if (names.size() >= patterns.size()) {
                return false;
            }
            for (int i = 0; i < names.size(); i++) {
                if (!new Glob(patterns.get(i)).matches(names.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static List<String> names(String path) {
            return Arrays.stream((path.startsWith("/") ? SLASH : SEPARATOR).split(path))
                    .filter(name -> !name.isBlank())
                    .toList();
        }

        private static boolean matchesItself(Glob pattern, String path) {
            return DRIVE.matcher(pattern.text()).lookingAt()
                    ? pattern.matchesIgnoringCase(path)
                    : pattern.matches(path);
        }

        private static int lastSeparator(String path) {
            return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        }
    };

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    /** Whether a pattern stands for a name. */
    abstract boolean matches(Glob pattern, String name);

    /** Whether a name is denied by a pattern that is. */
    boolean denies(Glob pattern, String name) {
        return matches(pattern, name);
    }

    /** Whether some name is within both. */
    boolean overlap(Glob one, Glob other) {
        return one.overlaps(other);
    }
}
