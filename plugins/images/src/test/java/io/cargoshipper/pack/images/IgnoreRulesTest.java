package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.pack.images.IgnoreRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules as they are documented, and as the builders' own matcher (moby/patternmatcher) has them
 * where the documentation is silent.
 */
class IgnoreRulesTest {

    /** Pattern, path, whether it is ignored. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                // Plain names and paths; folders take what is in them with them.
                "docs docs true",
                "docs docs/README.md true",
                "docs/ docs/README.md true",
                "/docs docs/README.md true",
                "./docs docs true",
                "docs src/docs false",
                "a//b/../c a/c true",
                "abc.def abcdef false",
                "abc.def abcZdef false",
                "a(b)c/def a(b)c/def true",
                "a(b)c/def a(b)c/xyz false",
                "a.|)$(}+{bc a.|)$(}+{bc true",
                "dist/proxy.py-2.4.0rc3.dev36+g08acad9.whl dist/proxy.py-2.4.0rc3.dev36+g08acad9.whl true",
                // One step.
                "* fileutils.go true",
                "*.go fileutils.go true",
                "*.go sub/fileutils.go false",
                "*/temp* somedir/temporary.txt true",
                "*/temp* somedir/temp true",
                "*/temp* temp false",
                "*/*/temp* somedir/subdir/temporary.txt true",
                "*/*/temp* somedir/temporary.txt false",
                "temp? tempa true",
                "temp? temp false",
                "a/*.txt a/file.txt true",
                "a/*.txt a/dir/file.txt false",
                "dist/*.whl dist/proxy-2.4.whl true",
                ".* .foo true",
                ".* foo false",
                "abc?def abcZdef true",
                "abc?def abcdef false",
                "a* a true",
                "a* ab/c true",
                "a*/b abc/b true",
                "a*/b a/c/b false",
                "a*b*c*d*e*/f axbxcxdxe/f true",
                "a*b*c*d*e*/f axbxcxdxexxx/f true",
                "a*b*c*d*e*/f axbxcxdxe/xxx/f false",
                "a*b*c*d*e*/f axbxcxdxexxx/fff false",
                "a*b?c*x abxbbxdbxebxczzx true",
                "a*b?c*x abxbbxdbxebxczzy false",
                "a?b a/b false",
                "a*b a/b false",
                "*x xxx true",
                // Sets.
                "a[b-d]e ae false",
                "a[b-d]e ace true",
                "a[b-d]e aae false",
                "a[^b-d]e aze true",
                "ab[c] abc true",
                "ab[e-g] abc false",
                "ab[^c] abc false",
                "ab[^e-g] abc true",
                "a?b a\u263ab true",
                "a[^a]b a\u263ab true",
                "a???b a\u263ab false",
                "[a-\u03b6]* \u03b1 true",
                "*[a-\u03b6] A false",
                "a?b a\ud83d\ude00b true",
                // Escapes.
                "a\\*b a*b true",
                "a\\*b ab false",
                "[\\]a] ] true",
                "[\\-] - true",
                "[x\\-] x true",
                "[x\\-] - true",
                "[x\\-] z false",
                "[\\-x] x true",
                "[\\-x] - true",
                "[\\-x] a false",
                "\\#keep #keep true",
                // Any number of folders.
                "** file true",
                "** dir/file true",
                "**/ file true",
                "**/** dir/file true",
                "dir/** dir/file true",
                "dir/** dir/dir2/file true",
                "dir/** dir false",
                "abc/** abc/def/ghi true",
                "**/dir dir true",
                "**/dir dir/file true",
                "**/dir2/* dir/dir2/file true",
                "**/dir2/** dir/dir2/dir3/file true",
                "**file file true",
                "**file dir/file true",
                "**file dir/dir/file true",
                "**file dir/myfile true",
                "**/file dir/dir/file true",
                "**/file dir/myfile false",
                "**/file* dir/dir/file.txt true",
                "**/file*txt dir/dir/file.txt true",
                "**/file*.txt* dir/dir/file.txt true",
                "**/**/*.txt dir/dir/file.txt true",
                "**/**/*.txt file.txt true",
                "**/**/*.txt2 dir/dir/file.txt false",
                "**/*.txt file.txt true",
                "a**/*.txt a/file.txt true",
                "a**/*.txt a/dir/dir/file.txt true",
                "a/*.txt** a/file.txt true",
                "**/foo/bar foo/bar true",
                "**/foo/bar dir/dir2/foo/bar true",
                "**/.foo .foo true",
                "**/.foo bar.foo false",
                // Nothing takes out everything by naming the context itself.
                "/ file false",
                ". file false"
            })
    void onePattern(String pattern, String path, boolean ignored) {
        assertThat(isIgnored(pattern, path)).isEqualTo(ignored);
    }

    /** Patterns in their order, path, whether it is ignored. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "!fileutils.go,*.go fileutils.go true",
                "*.go,!fileutils.go fileutils.go false",
                "docs,!docs/README.md docs/README.md false",
                "docs,!docs/README.md docs/other.md true",
                "docs/,!docs/README.md docs/README.md false",
                "docs/*,!docs/README.md docs/README.md false",
                "**,!util/docker/web util/docker/web/foo false",
                "**,!util/docker/web,util/docker/web/foo util/docker/web/foo true",
                "**,!dist/*.whl dist/proxy-2.4.whl false",
                "*.md,!README.md README.md false",
                "*.md,!README*.md,README-secret.md README-secret.md true",
                "*.md,!README*.md,README-secret.md README-public.md false",
                "*.md,README-secret.md,!README*.md README-secret.md false",
                "a,!a/b,a/b/c a/b/c/d true",
                "a,!a/b,a/b/c a/b/d false"
            })
    void patternsInTheirOrder(String patterns, String path, boolean ignored) {
        assertThat(isIgnored(patterns.replace(',', '\n'), path)).isEqualTo(ignored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]a]", "[-]", "[x-]", "[-x]", "\\", "[a-b-c]", "[", "[^", "[^bc", "a[", "[z-a]",
                "!"
            })
    void malformedPatternsAreNamedWithTheirLine(String pattern) {
        assertThatThrownBy(() -> IgnoreRules.parse("fine\n" + pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ");
    }

    @Test
    void commentsBlanksAndAByteOrderMarkMeanNothing() {
        String file = "\uFEFFfirst\r\n\r\n# docs\n  spaced  \n !  /kept \n";
        assertThat(isIgnored(file, "first")).isTrue();
        assertThat(isIgnored(file, "# docs")).isFalse();
        assertThat(isIgnored(file, "docs")).isFalse();
        assertThat(isIgnored(file, "spaced")).isTrue();
        assertThat(isIgnored("kept\n" + file, "kept")).isFalse();
    }

    /** Patterns, an ignored folder, whether something in it may be brought back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "node_modules node_modules false",
                "a,!a/b/c a true",
                "a,!a/b/c a/b true",
                "a,!a/b/c a/b/c false",
                "a,!a/b/c a/x false",
                "a,!b/c a false",
                "a,!*/c a true",
                "a,!a/[bc]/d a/b true",
                "a,!**/*.md a/b/c true",
                "a,!a** a/b true"
            })
    void foldersAreEnteredOnlyForExceptions(String patterns, String folder, boolean entered) {
        IgnoreRules rules = IgnoreRules.parse(patterns.replace(',', '\n'));
        assertThat(rules.mayBringBackBelow(folder)).isEqualTo(entered);
    }

    /** As a walk does it: each folder on the way is judged first. */
    private static boolean isIgnored(String file, String path) {
        IgnoreRules rules = IgnoreRules.parse(file);
        Verdict verdict = Verdict.OF_ROOT;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            verdict = rules.of(path.substring(0, slash), verdict);
        }
        return rules.of(path, verdict).ignored();
    }
}
