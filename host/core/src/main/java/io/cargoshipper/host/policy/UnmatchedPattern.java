package io.cargoshipper.host.policy;

/**
 * A pattern of an allow or deny list that nothing there is matches, so probably mistyped.
 *
 * @param place the list and where it stands
 * @param pattern the pattern as written
 */
public record UnmatchedPattern(String place, String pattern) {}
