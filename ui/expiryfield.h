// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// When an entry expires, to be changed by writing it as people do (model/moment.h).
#pragma once

#include <QDateTime>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace kvlens {

class ExpiryField : public QWidget
{
    Q_OBJECT
public:
    explicit ExpiryField(QWidget *parent = nullptr);

    // As it is to be stored; nothing: never. What is being typed stays, unless `anew`: the field is
    // that of another entry.
    void setExpiry(const std::optional<QDateTime> &at, bool anew);
    void setMany(bool anew); // of several entries, which may expire at different times

signals:
    void changed(const std::optional<QDateTime> &at); // in UTC

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void write(const std::optional<QDateTime> &at);
    void judge();
    void leave(const QPushButton *button);
    bool isEmptied() const; // of an expiry that there is, and not set yet
    void set();

    QLineEdit *m_text;
    QLabel *m_note; // what the text means
    QPushButton *m_set;
    QPushButton *m_never;
    std::optional<QDateTime> m_at;
    bool m_isOfMany = false;
};

} // namespace kvlens
