// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/manual.h"

#include "ui/quietbuttons.h"
#include "ui/screenroom.h"
#include "ui/style.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

const QString docsFolder = QStringLiteral(":/docs/");

constexpr const char *manualPages[] {"first-steps.md", "window.md", "how-to.md", "concepts.md",
    "problems.md", "cli.md", "limits.md", "promises.md", "stores/diskstore.md",
    "stores/multidiskstore.md", "stores/localfilestore.md", "formats/filetree.md", "performance.md",
    "benchmarks.md"};

QByteArray readPage(const QString &page)
{
    QFile file(docsFolder + page);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Its first heading.
QString titleOf(const QString &page)
{
    for (const QByteArray &line : readPage(page).split('\n')) {
        if (line.startsWith("# "))
            return QString::fromUtf8(line.sliced(2));
    }
    return page;
}

// What GitHub makes of a heading for links to it.
QString slugOf(const QString &heading)
{
    QString slug;
    for (const QChar c : heading.toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            slug += c;
        else if (c.isSpace())
            slug += u'-';
    }
    return slug;
}

} // namespace

ManualText::ManualText(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Manual"));
    document()->setDocumentMargin(2 * rhythm(this));
    connect(this, &QTextBrowser::anchorClicked, this, &ManualText::follow);
}

bool ManualText::show(const QString &place)
{
    const QString page = place.section(u'#', 0, 0);
    const QString slug = place.section(u'#', 1);
    const QByteArray text = readPage(page);
    if (text.isEmpty())
        return false;
    if (page != m_page) {
        m_page = page;
        document()->setBaseUrl(QUrl(u"qrc"_s + docsFolder + page));
        setMarkdown(QString::fromUtf8(text));
    }
    moveCursor(QTextCursor::Start);
    return slug.isEmpty() || goToHeading(slug);
}

bool ManualText::goToHeading(const QString &slug)
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || slugOf(block.text()) != slug)
            continue;
        moveCursor(QTextCursor::End); // so that the heading comes to stand at the top
        setTextCursor(QTextCursor(block));
        return true;
    }
    return false;
}

void ManualText::follow(const QUrl &link)
{
    if (!link.isRelative()) {
        QDesktopServices::openUrl(link);
        return;
    }
    const QString path = link.path().isEmpty()
        ? m_page
        : QDir::cleanPath(
            m_page.section(u'/', 0, -2, QString::SectionIncludeTrailingSep) + link.path());
    emit linkChosen(link.hasFragment() ? path + u'#' + link.fragment() : path);
}

// No picture is wider than the page.
QVariant ManualText::loadResource(int type, const QUrl &name)
{
    const QVariant loaded = QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource)
        return loaded;
    const QImage image = QImage::fromData(loaded.toByteArray());
    const int room = viewport()->width() - 6 * rhythm(this);
    return image.width() > room ? image.scaledToWidth(room, Qt::SmoothTransformation) : image;
}

Manual::Manual(QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_pages(new QListWidget(this))
    , m_text(new ManualText(this))
    , m_find(new QLineEdit(this))
    , m_back(new QAction(tr("Back"), this))
    , m_forward(new QAction(tr("Forward"), this))
{
    setWindowTitle(tr("KV Lens: manual"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFrameShape(QFrame::NoFrame);
    for (const QString &page : pages())
        m_pages->addItem(titleOf(page));
    m_find->setPlaceholderText(tr("Find in the manual"));
    m_find->setAccessibleName(tr("Find in the manual"));
    m_find->setClearButtonEnabled(true);
    m_back->setShortcut(QKeySequence::Back);
    m_forward->setShortcut(QKeySequence::Forward);
    auto *line = new QHBoxLayout;
    line->setSpacing(rhythm(this));
    for (QAction *action : {m_back, m_forward}) {
        QToolButton *button = quietButton(action->text(), this);
        button->setDefaultAction(action);
        line->addWidget(button);
        addAction(action);
    }
    line->addWidget(m_find, 1);
    auto *parts = new QSplitter(this);
    parts->addWidget(m_pages);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);
    const int character = fontMetrics().averageCharWidth();
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    parts->setSizes({m_pages->sizeHintForColumn(0) + 2 * character, 100 * character});
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addLayout(line);
    all->addWidget(parts, 1);
    resizeOnScreen(this, {character * 130, fontMetrics().height() * 42});
    connect(m_pages, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && pages().at(row) != m_text->page())
            visit(pages().at(row));
    });
    connect(m_text, &ManualText::linkChosen, this, &Manual::visit);
    connect(m_back, &QAction::triggered, this, [this] { step(-1); });
    connect(m_forward, &QAction::triggered, this, [this] { step(1); });
    connect(m_find, &QLineEdit::returnPressed, this, &Manual::find);
    m_text->setFocus();
}

QStringList Manual::pages()
{
    QStringList paths;
    for (const char *page : manualPages)
        paths.append(QString::fromLatin1(page));
    return paths;
}

void Manual::visit(const QString &place)
{
    if (m_at >= 0 && m_visited.at(m_at) == place)
        return turnTo(place);
    m_visited.resize(m_at + 1);
    m_visited.append(place);
    m_at = m_visited.size() - 1;
    turnTo(place);
}

void Manual::step(int by)
{
    m_at += by;
    turnTo(m_visited.at(m_at));
}

void Manual::turnTo(const QString &place)
{
    m_text->show(place);
    m_pages->setCurrentRow(int(pages().indexOf(m_text->page())));
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_visited.size());
}

// In this page from the caret on, then in those behind it, and round.
void Manual::find()
{
    const QString text = m_find->text();
    if (text.isEmpty() || m_text->find(text))
        return;
    const QStringList all = pages();
    const qsizetype here = all.indexOf(m_text->page());
    for (qsizetype i = 1; i <= all.size(); ++i) {
        const QString page = all.at((here + i) % all.size());
        const bool has = QString::fromUtf8(readPage(page)).contains(text, Qt::CaseInsensitive);
        if (!has)
            continue;
        visit(page);
        if (m_text->find(text))
            return;
    }
}

} // namespace kvlens
