// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wordsview.h"

#include "model/keywords/wordsearch.h"
#include "model/treetext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/queryline.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace kvlens {

namespace {

constexpr qsizetype mostFoundByWords = 50; // in each group

QString wordsText(const QList<QByteArray> &words)
{
    QStringList texts;
    for (const QByteArray &word : words)
        texts.append(displayText(word));
    return texts.join(QStringLiteral(", "));
}

Result<FoundByWords> askedByWords(Store &store, const QByteArray &text, const std::stop_token &stop)
{
    const Result<QList<CollectionInfo>> collections = store.collections(stop);
    if (!collections)
        return collections.error();
    return findByWords(store, *collections, text, stop);
}

} // namespace

WordsView::WordsView(IndexSurveys &surveys, QWidget *parent)
    : VectorQuestionView(surveys, Activity::Kind::Searching, tr("Found by words"), parent)
    , m_line(new QueryLine(tr("Words of a query"), this))
{
    head()->addWidget(m_line);
    setFocusProxy(m_line->edit());
    connect(m_line, &QueryLine::entered, this, &WordsView::look);
    connect(m_line, &QueryLine::escaped, m_line->edit(), &QLineEdit::clear);
    refresh();
}

void WordsView::look()
{
    if (!question() || m_line->text().isEmpty())
        return;
    question()->ask<FoundByWords>(
        [text = toWtf8(m_line->text())](
            Store &store, const std::stop_token &stop) { return askedByWords(store, text, stop); });
}

QString WordsView::hint() const
{
    const bool isAnswered = question() && question()->state() == StoreQuestion::State::Answered;
    return isAnswered
        ? tr("No chunk has any of these words, and no keyword table knows one.")
        : tr("Type the words of a query and press Enter: what BM25 would find in the chunks, and "
             "keyword tables know, is listed here. It is the half of a hybrid retrieval that "
             "needs no vectors.");
}

QList<KeyGroup> WordsView::groups() const
{
    const auto *found = question()->answer<FoundByWords>();
    KeyGroup best {tr("BM25: %1").arg(wordsText(found->bm25.words())), {}};
    for (const Bm25::Match &match : found->bm25.best(mostFoundByWords))
        best.rows.append({match.key, tr("score %1").arg(decimalText(match.score, 4))});
    QList<KeyGroup> groups {best};
    for (const FoundByWords::Table &table : found->tables) {
        KeyGroup group {tr("Keyword table %1: %2")
                            .arg(displayText(table.ref.key), wordsText(table.matches.known)),
            {}};
        const auto &nodes = table.matches.nodes;
        for (const KeywordMatches::Node &node :
            nodes.first(std::min(mostFoundByWords, nodes.size())))
            group.rows.append({node.id,
                tr("%1 keywords", nullptr, pluralOf(node.keywords))
                    .arg(numberText(node.keywords))});
        groups.append(group);
    }
    groups.removeIf([](const KeyGroup &group) { return group.rows.isEmpty(); });
    return groups;
}

QString WordsView::summary() const
{
    const auto *found = question()->answer<FoundByWords>();
    const qint64 chunks = found->bm25.chunks();
    return tr("%1 chunks looked at; words as Python has them, without stop words", nullptr,
        pluralOf(chunks))
        .arg(numberText(chunks));
}

} // namespace kvlens
