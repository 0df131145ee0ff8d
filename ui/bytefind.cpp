// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytefind.h"

#include "ui/bytesedit.h"
#include "ui/errortext.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

ByteFind::ByteFind(BytesEdit &editor)
    : QWidget(editor.parentWidget())
    , m_editor(editor)
    , m_search(editor.document().session())
    , m_text(new QLineEdit(this))
    , m_hex(quietToggle(u"0x"_s, tr("Hexadecimal digits"), this))
    , m_state(new QLabel(this))
{
    m_text->setPlaceholderText(tr("Find bytes, as 4f 6b or as text"));
    m_text->setAccessibleName(tr("Find bytes"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    m_hex->setChecked(true);
    m_state->setAccessibleName(tr("Matches"));
    setMuted(m_state);
    auto *previous = quietIcon(
        Icon::Previous, tr("Previous match"), QKeySequence(Qt::SHIFT | Qt::Key_F3), this);
    auto *next = quietIcon(Icon::Next, tr("Next match"), QKeySequence(Qt::Key_F3), this);
    auto *done = quietButton(u"\u2715"_s, this);
    done->setToolTip(tr("Close the find line (Esc)"));
    done->setAccessibleName(tr("Close the find line (Esc)"));

    auto *line = new QHBoxLayout(this);
    const int gap = rhythm(this);
    line->setContentsMargins(gap, gap / 2, gap, gap / 2);
    line->setSpacing(gap / 2);
    line->addWidget(m_text, 1);
    for (QWidget *widget : std::initializer_list<QWidget *> {m_hex, previous, next, m_state})
        line->addWidget(widget);
    line->addStretch();
    line->addWidget(done);

    connect(m_text, &QLineEdit::textChanged, m_state, &QLabel::clear);
    connect(m_hex, &QToolButton::toggled, m_state, &QLabel::clear);
    connect(previous, &QToolButton::clicked, this, &ByteFind::findPrevious);
    connect(next, &QToolButton::clicked, this, &ByteFind::findNext);
    connect(done, &QToolButton::clicked, this, &ByteFind::close);
    connect(&m_search, &ByteSearch::found, this, [this](qint64 byte) {
        m_state->setText(tr("Byte %1").arg(numberText(byte)));
        m_editor.select({byte, byte + wanted().value_or(QByteArray()).size()});
    });
    connect(&m_search, &ByteSearch::missing, this, [this] { m_state->setText(tr("No match")); });
    connect(&m_search, &ByteSearch::progressed, this, [this](qint64 bytes) {
        const qint64 size = std::max<qint64>(1, m_editor.document().size());
        m_state->setText(tr("%1 % looked through").arg(bytes * 100 / size));
    });
    connect(&m_search, &ByteSearch::failed, this,
        [this](const Error &error) { m_state->setText(errorSentence(Act::Read, error)); });
    hide();
}

void ByteFind::start()
{
    show();
    m_text->selectAll();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

std::optional<QByteArray> ByteFind::wanted() const
{
    return m_hex->isChecked() ? bytesFromHex(m_text->text()) : m_text->text().toUtf8();
}

// From the selection on; the match that is selected is not found again.
void ByteFind::find(ByteQuery::Direction direction)
{
    const auto bytes = wanted();
    if (!bytes)
        return m_state->setText(tr("Two digits make a byte"));
    if (bytes->isEmpty())
        return;
    const json::Span selected = m_editor.caret().selection();
    const bool forward = direction == ByteQuery::Direction::Forward;
    const qint64 from = forward && selected.size() > 0 ? selected.begin + 1 : selected.begin;
    m_search.find(m_editor.document().source(), {*bytes, from, direction});
}

void ByteFind::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        shift ? findPrevious() : findNext();
    else
        QWidget::keyPressEvent(event);
}

void ByteFind::close()
{
    m_search.cancel();
    hide();
    m_editor.setFocus();
}

} // namespace kvlens
