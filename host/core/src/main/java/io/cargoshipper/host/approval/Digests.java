package io.cargoshipper.host.approval;

import io.cargoshipper.api.Plan;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * SHA-256 over lists of texts, each with its length before it, so that no two lists give the same
 * bytes; in hexadecimal digits.
 */
final class Digests {

    private Digests() {}

    static String of(String... texts) {
        return of(List.of(texts));
    }

    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            // Its characters as they are: UTF-8 has one form for all that it cannot express.
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + text.length() * Character.BYTES);
            bytes.putInt(text.length()).asCharBuffer().put(text);
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of what is asked for: two grants that let a call do the same have the same. */
    static String ofGrant(Grant grant) {
        return of(
                String.valueOf(grant.wholeCall()),
                ofPlan(grant.plan()),
                of(grant.effects().stream().flatMap(Digests::texts).toList()));
    }

    /**
     * Of the steps, whatever their order: engines list things in any. Without sizes, which change
     * while a container runs.
     */
    static String ofPlan(Optional<Plan> plan) {
        return plan.map(found -> of(found.steps().stream().map(Digests::ofStep).sorted().toList()))
                .orElse("");
    }

    static String ofStep(Plan.Step step) {
        return of(step.verb(), step.kind(), step.id(), step.name());
    }

    /** JSON values as JSON text, the members of objects by name. */
    static String canonical(Object json) {
        return JsonMapper.shared().writeValueAsString(sorted(json));
    }

    private static Stream<String> texts(JudgedEffect found) {
        return Stream.of(found.effect().text(), found.subject());
    }

    private static Object sorted(Object json) {
        if (json instanceof Map<?, ?> object) {
            Map<String, Object> members = new TreeMap<>();
            object.forEach((name, value) -> members.put((String) name, sorted(value)));
            return members;
        }
        return json instanceof List<?> items ? items.stream().map(Digests::sorted).toList() : json;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
