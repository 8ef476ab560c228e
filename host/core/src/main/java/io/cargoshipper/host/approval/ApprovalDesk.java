package io.cargoshipper.host.approval;

/**
 * Where those who speak with clients bring what a person has decided. Nothing here waits for a
 * person.
 */
public interface ApprovalDesk {

    /** Nobody is there: nothing is ever approved. */
    ApprovalDesk NOBODY =
            new ApprovalDesk() {
                @Override
                public boolean takesWordOfClients() {
                    return false;
                }

                @Override
                public boolean approve(String id, String by) {
                    return false;
                }

                @Override
                public void deny(String id, String by) {}

                @Override
                public void drop(String id) {}

                @Override
                public String post(ApprovalRequest request) {
                    return request.refusal();
                }
            };

    /**
     * Whether an approval counts that comes through the client. It does not where policy demands a
     * secret or another user of the system: any program can be a client.
     */
    boolean takesWordOfClients();

    /**
     * Approves what is asked. The same call made again goes through then, once.
     *
     * @param by who has decided, for the audit trail
     * @return false if that is not waited for any more: it is used, denied, changed or too late
     */
    boolean approve(String id, String by);

    /** Denies what is asked; without effect once it is decided. */
    void deny(String id, String by);

    /** Nobody is asked any more, and nobody has decided. */
    void drop(String id);

    /**
     * Lets a person decide at the command line.
     *
     * @return what to tell the client: the command, or why there is no way to approve
     */
    String post(ApprovalRequest request);
}
