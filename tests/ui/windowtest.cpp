// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowtest.h"

#include "tests/support/patience.h"
#include "ui/buttonnames.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"
#include "ui/messagebar.h"
#include "ui/palette.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>

namespace kvlens {

namespace {

void collect(const QAbstractItemModel &model, const QModelIndex &parent, QList<QModelIndex> &keys)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(StoreTreeModel::NodeKindRole).value<NodeKind>() == NodeKind::Key)
            keys.append(index);
        else
            collect(model, index, keys);
    }
}

QList<QModelIndex> keyRows(const QTreeView &tree)
{
    QList<QModelIndex> keys;
    collect(*tree.model(), {}, keys);
    return keys;
}

} // namespace

WindowTest::WindowTest()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("backups/where"), QStringLiteral("none"));
    applyTheme(Theme::Light);
    static const bool areNamed = (installButtonNames(*qApp), true);
    Q_UNUSED(areNamed);
    m_window = std::make_unique<MainWindow>(m_workspace);
    m_window->resize(1400, 900);
    m_window->show();
}

WindowTest::~WindowTest() = default;

QString WindowTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray WindowTest::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool WindowTest::open(const QString &path)
{
    const qsizetype before = m_workspace.sessions().size();
    m_window->open({path});
    if (m_workspace.sessions().size() != before + 1)
        return false;
    StoreSession *opened = m_workspace.sessions().last();
    if (!QTest::qWaitFor(
            [opened] { return opened->state() == SessionState::Ready; }, kvlens::test::patience))
        return false;
    tree()->expandAll();
    return true;
}

QAbstractButton *WindowTest::button(const QString &text)
{
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        for (auto *button : top->findChildren<QAbstractButton *>()) {
            if (button->text() == text && button->isVisible())
                return button;
        }
    }
    return nullptr;
}

bool WindowTest::click(const QString &text)
{
    QAbstractButton *found = nullptr;
    if (!QTest::qWaitFor(
            [&] {
                found = button(text);
                return found && found->isEnabled();
            },
            kvlens::test::patience))
        return false;
    found->click();
    return true;
}

QTreeView *WindowTest::tree() const
{
    return m_window->findChild<QTreeView *>(QStringLiteral("Collections and keys"));
}

QModelIndex WindowTest::key(const QString &name) const
{
    for (const QModelIndex &index : keyRows(*tree())) {
        if (index.data().toString() == name)
            return index;
    }
    return {};
}

QStringList WindowTest::keys() const
{
    QStringList names;
    for (const QModelIndex &index : keyRows(*tree()))
        names << index.data().toString();
    return names;
}

bool WindowTest::choose(const QString &name)
{
    if (!QTest::qWaitFor([&] { return key(name).isValid(); }, kvlens::test::patience))
        return false;
    tree()->scrollTo(key(name));
    const QPoint place = tree()->visualRect(key(name)).center();
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, place);
    return QTest::qWaitFor(
        [this] {
            const auto *view = m_window->findChild<EntryTabs *>()->current();
            return view && view->document().base();
        },
        kvlens::test::patience);
}

JsonTextEdit *WindowTest::editor() const
{
    const EntryView *view = m_window->findChild<EntryTabs *>()->current();
    return view ? view->findChild<JsonTextEdit *>() : nullptr;
}

QByteArray WindowTest::text() const
{
    return editor() ? editor()->bytes() : QByteArray();
}

void WindowTest::setText(const QByteArray &text)
{
    editor()->setFocus();
    editor()->selectAll();
    editor()->SendScintilla(QsciScintilla::SCI_REPLACESEL, text.constData());
    m_window->findChild<EntryTabs *>()->flush();
}

QAction *WindowTest::action(const QString &name) const
{
    return m_window->findChild<QAction *>(name);
}

bool WindowTest::offers(const QString &name) const
{
    const QAction *found = action(name);
    return found && found->isEnabled();
}

bool WindowTest::trigger(const QString &name)
{
    QAction *found = action(name);
    if (!found || !QTest::qWaitFor([&] { return found->isEnabled(); }, kvlens::test::patience))
        return false;
    found->trigger();
    return true;
}

QString WindowTest::message() const
{
    return m_window->findChild<MessageBar *>()->text();
}

bool WindowTest::persist()
{
    StoreSession *edited = nullptr;
    for (StoreSession *session : m_workspace.sessions()) {
        if (!session->changes().isEmpty())
            edited = session;
    }
    if (!edited || !trigger(QStringLiteral("Persist")))
        return false;
    QSignalSpy finished(edited, &StoreSession::persistFinished);
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        for (auto *button : top->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text().startsWith(QStringLiteral("Persist "))
                && button->isEnabled() && top->isWindow() && top != m_window.get()) {
                button->click();
                return finished.count() > 0 || finished.wait(kvlens::test::patience);
            }
        }
    }
    return false;
}

} // namespace kvlens
