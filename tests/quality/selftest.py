# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every check finds what it is there to find: each test plants one fault in a small tree."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import clangformat
import includes
import kinds
import layers
import licences
import limits
import names
import paths
import problems
import promises
import reasons
import sizes

SPDX = "// SPDX-FileCopyrightText: somebody\n// SPDX-License-Identifier: MIT\n"


class PlantedFaults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        subprocess.run(["git", "init", "-q", self.root], check=True)
        self.plant("LICENSES/MIT.txt", "")
        self.plant("stores/store.h", SPDX + "#include <QString>\n#include <vector>\n")
        self.plant("model/session.h", SPDX + '#include "stores/store.h"\n#include <QObject>\n')
        self.plant("ui/window.h", SPDX + '#include "model/session.h"\n#include <QWidget>\n')

    def plant(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def expect(self, check, *words):
        """The check finds one thing, and says so in these words."""
        found = check(self.root)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_a_clean_tree_is_clean(self):
        for check in (includes.check, kinds.check, layers.check, licences.check, limits.check, names.check, paths.check,
                      problems.check, promises.check, reasons.check, sizes.check):
            self.assertEqual(check(self.root), [])

    def test_a_store_must_not_know_the_model(self):
        self.plant("stores/file/bad.cpp", SPDX + '#include "model/session.h"\n')
        self.expect(layers.check, "stores/file/bad.cpp:3", "model/session.h")

    def test_a_model_must_not_know_the_window(self):
        self.plant("model/bad.cpp", SPDX + '# include "ui/window.h"\n')
        self.expect(layers.check, "model/bad.cpp:3", "ui/window.h")

    def test_the_window_must_not_know_the_program(self):
        self.plant("app/main.h", SPDX)
        self.plant("ui/bad.cpp", SPDX + '#include "app/main.h"\n')
        self.expect(layers.check, "ui/bad.cpp:3", "app/main.h")

    def test_a_verb_must_not_know_the_window(self):
        self.plant("app/window/good.cpp", SPDX + '#include "ui/window.h"\n#include <QWidget>\n')
        self.plant("app/cli/bad.cpp", SPDX + '#include "ui/window.h"\n')
        self.expect(layers.check, "app/cli/bad.cpp:3", "ui/window.h")

    def test_a_report_must_not_use_gui(self):
        self.plant("report/bad.cpp", SPDX + "#include <QColor>\n")
        self.expect(layers.check, "report/bad.cpp:3", "QColor")

    def test_a_store_must_not_use_gui_or_widgets(self):
        for header in ("QColor", "QWidget", "QtGui/QColor", "QtWidgets", "QUndoStack"):
            with self.subTest(header):
                self.plant("stores/bad.h", SPDX + f"#include <{header}>\n")
                self.expect(layers.check, "stores/bad.h:3", header)

    def test_a_model_must_not_use_gui(self):
        for header in ("QIcon", "QUndoStack", "QtWidgets"):
            with self.subTest(header):
                self.plant("model/bad.h", SPDX + f"#include <{header}>\n")
                self.expect(layers.check, "model/bad.h:3", header)

    def test_an_include_must_be_rooted(self):
        self.plant("stores/bad.cpp", SPDX + '#include "store.h"\n')
        self.expect(layers.check, "stores/bad.cpp:3", "not rooted")

    def test_a_header_includes_what_it_names(self):
        self.plant("stores/store.h", SPDX + "#include <QString>\nclass Store\n{\n    QString name;\n};\n"
                   "constexpr int most = 7;\n")
        good = ['#include "stores/store.h"\nStore one(QStringView part);\n', "class Store;\nvoid show(Store &);\n",
                '#include "model/session.h"\nint left = most; // a QWidget\n', "class QWidget;\nvoid show(QWidget *);\n",
                "#include <optional>\nstd::optional<int> one();\n", "enum class Mode { Store, View };\n"]
        for text in good:
            with self.subTest(text):
                self.plant("model/some.h", SPDX + text)
                self.assertEqual(includes.check(self.root), [])
        bad = {"void show(Store &);": "stores/store.h", "int left = most;": "stores/store.h",
               "void show(QWidget *);": "<QWidget>", "#include <QFlags>\nQString name;": "<QString>",
               "std::optional<int> one();": "<optional>", "std::not_yet_known one();": "a row in"}
        for text, header in bad.items():
            with self.subTest(text):
                self.plant("model/some.h", SPDX + text + "\n")
                self.expect(includes.check, "model/some.h", header)

    def test_a_type_has_a_name_of_its_own(self):
        one = "namespace kvlens {\n\nclass Row\n{\n};\n\n} // namespace kvlens\n"
        own = "namespace kvlens {\n\nnamespace {\n\nstruct Row\n{\n};\n\n} // namespace\n\n} // namespace kvlens\n"
        self.plant("stores/row.h", SPDX + one + "class Row;\n")
        self.plant("model/one.cpp", SPDX + own)
        self.plant("model/two.h", SPDX + one.replace("kvlens", "kvlens::table"))
        self.assertEqual(names.check(self.root), [])
        self.plant("ui/row.h", SPDX + one.replace("class Row", "struct Row final : public Other"))
        self.expect(names.check, "ui/row.h", "stores/row.h")

    def test_what_a_source_has_of_its_own_is_not_called_as_in_another(self):
        frame = "namespace kvlens {\n\nnamespace {\n\n%s\n\n} // namespace\n\n} // namespace kvlens\n"
        self.plant("model/one.cpp", SPDX + frame % "constexpr int most = 7;\n\nbool isOne(const QString &name)\n{\n}")
        other = "bool isOne(int number)\n{\n}\n\nResult Row::most(int one)\n{\n}\nstruct Own\n{\nprivate:\n    int most(int one);\n};"
        self.plant("model/two.cpp", SPDX + frame % other)
        self.plant("ui/three.cpp", SPDX + frame % "constexpr int most = 8;")
        self.plant("model/four.cpp", SPDX + frame % "constexpr int most = 9;")
        self.plant("model/CMakeLists.txt", "kvlens_sources(model SOURCES one.cpp ALONE four.cpp)\n")
        self.assertEqual(names.check(self.root), [])
        self.plant("model/two.cpp", SPDX + frame % "const QString most = 7;")
        self.expect(names.check, "model/two.cpp", "most is a name of model/one.cpp")
        self.plant("model/two.cpp", SPDX + frame % "int isOne(\n    const QString &text)\n{\n}")
        self.expect(names.check, "isOne(QString)")

    def test_a_problem_needs_a_section(self):
        self.plant("stores/bad.cpp", SPDX + 'Problem p {QStringLiteral("F99"), Severity::Error, {}};\n')
        self.expect(problems.check, "no section tells of F99")
        row = "| [F99](#f99) | E | bad |\n"
        self.plant("docs/problems.md", row + "\n### F99\n")
        self.assertEqual(problems.check(self.root), [])
        self.plant("docs/problems.md", row.replace("E", "W") + "\n### F99\n")
        self.expect(problems.check, "F99 can be E")
        self.plant("docs/problems.md", row + "\n### F99\n### F98\n| [F98](#f98) | E | gone |\n")
        self.expect(problems.check, "F98 is no problem")

    def test_a_figure_is_that_of_the_sources(self):
        self.plant("model/limit.h", SPDX + "constexpr qint64 most = 2 * 1024 * qint64(1024);\n")
        self.plant("docs/limits.md", "| bytes | 2,097,152 | `model/limit.h` `most` |\n")
        self.assertEqual(limits.check(self.root), [])
        self.plant("docs/limits.md", "| bytes | 2,000,000 | `model/limit.h` `most` |\n")
        self.expect(limits.check, "most of model/limit.h is 2097152")
        self.plant("docs/limits.md", "| bytes | many | `model/limit.h` `most` |\n")
        self.expect(limits.check, "names no figure")

    def test_a_file_needs_a_copyright_and_a_licence(self):
        self.plant("ui/bad.cpp", "// SPDX-License-Identifier: MIT\n")
        self.expect(licences.check, "ui/bad.cpp")

    def test_a_licence_needs_its_text(self):
        self.plant("ui/bad.cpp", SPDX.replace("MIT", "Zlib"))
        self.expect(licences.check, "ui/bad.cpp", "Zlib")

    def test_an_annotation_stands_for_the_lines(self):
        self.plant("REUSE.toml", SPDX.replace("//", "#")
                   + '[[annotations]]\npath = "data/*.json"\nSPDX-License-Identifier = "MIT"\n')
        self.plant("data/a.json", "{}")
        self.assertEqual(licences.check(self.root), [])
        self.plant("data/a.bin", "{}")
        self.expect(licences.check, "data/a.bin")

    def test_a_path_of_the_machine_is_found(self):
        for folder in ("home", "root", "work"):
            with self.subTest(folder):
                self.plant("ui/bad.cpp", SPDX + f'auto p = "/{folder}/somebody";\n')
                self.expect(paths.check, "ui/bad.cpp:3", folder)

    def test_a_long_file_is_found(self):
        self.plant("ui/bad.h", SPDX + "\n" * 200)
        self.expect(sizes.check, "ui/bad.h", "202")

    def test_a_kind_of_store_is_named_by_itself_only(self):
        self.plant("stores/tree/treestore.cpp", 'BackendInfo treeBackend()\n{\n    return {.scheme = text("tree"),\n'
                   '        .kind = text("TreeStore"),\n        .label = words("Backend",\n            "tree of files")};\n}\n')
        self.plant("ui/good.cpp", SPDX + '#include "stores/store.h"\nauto a = "treetop: tree";  // not a TreeStore\n')
        self.assertEqual(kinds.check(self.root), [])
        for line in ('#include "stores/tree/treestore.h"', 'open("tree:a")', 'if (scheme == "tree")',
                     'show("a TreeStore")', 'show("any tree of files")'):
            with self.subTest(line):
                self.plant("ui/bad.cpp", SPDX + line + "\n")
                self.expect(kinds.check, "ui/bad.cpp:3")

    def test_a_reason_is_a_row_that_is_said(self):
        rows = "class Reasons\n{\n    Q_DECLARE_TR_FUNCTIONS(Reason)\npublic:\n" \
               '    static constexpr ReasonForm gone {QT_TR_NOOP("gone")};\n' \
               '    static constexpr CountedReasonForm rest {\n        QT_TR_N_NOOP("%1 left")};\n};\n'
        says = SPDX + "auto a = Reasons::gone;\nauto b = quoted(theirs);\n"
        self.plant("stores/words/reasons.h", SPDX + rows)
        self.plant("stores/good.cpp", says + "auto c = Reasons::rest.with(1);\n")
        self.assertEqual(reasons.check(self.root), [])
        self.plant("ui/bad.cpp", SPDX + 'auto d = quoted(QStringLiteral("gone"));\n')
        self.expect(reasons.check, "ui/bad.cpp:3", "quotation")
        self.plant("ui/bad.cpp", SPDX)
        self.plant("stores/good.cpp", says)
        self.expect(reasons.check, "Reasons::rest", "never said")
        self.plant("stores/good.cpp", says + "auto c = Reasons::rest.with(1);\n")
        self.plant("stores/words/reasons.h", SPDX + rows.replace("(Reason)", "(Reasons)"))
        self.expect(reasons.check, "reasons.h", "Q_DECLARE_TR_FUNCTIONS(Reason)")

    def test_a_class_is_as_large_as_all_of_its_sources(self):
        self.plant("model/big.h", SPDX + "class Big : public Base\n{\npublic:\n    Big();\n};\n")
        body = "\n{\n" + "    act();\n" * 100 + "}\n\n"
        self.plant("model/bigone.cpp", "Big::Big()\n    : m_x(make())" + body)
        self.plant("model/bigtwo.cpp", "Result<Big::Part> Big::read(\n    int a) const" + body
                   + "void help(const Big::Part &part)" + body + "void Big::write()" + body)
        self.plant("ui/big.cpp", SPDX + "void Big::paint()" + body)
        self.assertEqual(sizes.check(self.root), [])
        self.plant("model/bigthree.cpp", "QList<int> &Big::rows()" + body)
        self.assertEqual(sizes.check(self.root), [])
        self.plant("model/bigfour.cpp", "Big::~Big()" + body)
        self.expect(sizes.check, "class model/Big", "522")

    def test_a_promise_is_held_by_a_test_that_is_there(self):
        heading = "| Promise | Held by |\n|---|---|\n"
        self.plant("tests/stores/tst_file.cpp", SPDX + "void TestFile::staysWhole()\n{\n}\n")
        self.plant("docs/promises.md", heading + "| It stays whole | `file::staysWhole` |\n")
        self.assertEqual(promises.check(self.root), [])
        self.plant("docs/promises.md", heading + "| It stays whole | `file::staysNew` |\n")
        self.expect(promises.check, "docs/promises.md:3", "file::staysNew")
        self.plant("docs/promises.md", heading + "| It stays whole | certainly |\n")
        self.expect(promises.check, "docs/promises.md:3", "no test")

    @unittest.skipUnless(shutil.which(clangformat.PROGRAM), "no clang-format")
    def test_an_unformatted_file_is_found(self):
        self.plant(".clang-format", "BasedOnStyle: WebKit\n")
        self.assertEqual(clangformat.check(self.root), [])
        self.plant("ui/bad.cpp", SPDX + "int  x;\n")
        self.expect(clangformat.check, "bad.cpp:3")


if __name__ == "__main__":
    unittest.main()
