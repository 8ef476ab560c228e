package io.cargoshipper.pack.prompts;

/**
 * How a check came out for a container.
 *
 * @param status how
 * @param evidence the engine's fields that say so; may hold texts of the container's
 */
record CisResult(CisStatus status, String evidence) {

    static CisResult fail(String evidence) {
        return new CisResult(CisStatus.FAIL, evidence);
    }

    static CisResult warn(String evidence) {
        return new CisResult(CisStatus.WARN, evidence);
    }

    static CisResult manual(String evidence) {
        return new CisResult(CisStatus.MANUAL, evidence);
    }

    static CisResult pass(String evidence) {
        return new CisResult(CisStatus.PASS, evidence);
    }

    static CisResult notApplicable(String evidence) {
        return new CisResult(CisStatus.NOT_APPLICABLE, evidence);
    }
}
