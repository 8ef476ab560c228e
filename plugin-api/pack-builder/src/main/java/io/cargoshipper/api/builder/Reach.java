package io.cargoshipper.api.builder;

import java.lang.reflect.Modifier;

/** Who can name a class. */
final class Reach {

    private Reach() {}

    /** Whether the class, or one around it, is private. */
    static boolean isPrivate(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (Modifier.isPrivate(at.getModifiers())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class, and those around it, are public. */
    static boolean isPublic(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    /** Whether classes of the other one's package can name the class. */
    static boolean isReachable(Class<?> type, Class<?> from) {
        return isPublic(type)
                || (!isPrivate(type) && type.getPackageName().equals(from.getPackageName()));
    }
}
