package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.PromptResult.Role;
import org.junit.jupiter.api.Test;

class BriefingTest {

    @Test
    void keepsWhatTheEngineGaveApart() {
        PromptResult prompt = new Briefing("about").say(" task ").show("log", "text", 100).done();
        assertThat(prompt.description()).isEqualTo("about");
        assertThat(prompt.messages())
                .containsExactly(
                        new PromptResult.Message(Role.USER, new Content.Text("task\n")),
                        new PromptResult.Message(Role.USER, new Content.Untrusted("log", "text")));
    }

    @Test
    void cutsWhatIsTooLongAndSaysSo() {
        PromptResult prompt = new Briefing("about").show("log", "0123456789", 4).done();
        assertThat(((Content.Untrusted) prompt.messages().get(0).content()).text())
                .startsWith("0123\n")
                .contains("cut here");
    }

    @Test
    void leavesOutWhatIsBlank() {
        assertThat(new Briefing("about").show("log", " \n", 100).done().messages()).isEmpty();
    }
}
