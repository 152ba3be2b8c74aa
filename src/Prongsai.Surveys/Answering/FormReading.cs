using System.Globalization;
using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Answering;

/// <summary>Something on the sheet that cannot be taken as it is.</summary>
/// <param name="Field">The identifier of the field, for the link to it.</param>
internal sealed record Problem(string Field, Bilingual Words);

/// <summary>
/// Reads what a form sent into the compact row. The same for the phone, the tablet and the second reading of a paper sheet. What is
/// wrong is told for each question; whatever is right is kept all the same.
/// </summary>
internal sealed class FormReading(Questionnaire questionnaire, short[] row, IDictionary<short, string> texts)
{
    /// <summary>The value by which "I do not know" is sent.</summary>
    public const string DontKnow = "dk";

    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public static string FieldOf(Question question) => $"q-{question.Code}";

    public static string FieldOf(Question question, int part) => $"q-{question.Code}-{question.Parts[part].Code}";

    /// <summary>Reads one question; a field that was not sent means that nothing was chosen.</summary>
    public void Take(Question question, Func<string, StringValues> sent)
    {
        var field = FieldOf(question);
        switch (question.Kind)
        {
            case QuestionKind.Matrix or QuestionKind.MultiPart:
                for (var part = 0; part < question.Parts.Count; part++)
                    TakeLevel(question, part, FieldOf(question, part), sent(FieldOf(question, part)));
                break;
            case QuestionKind.Scale or QuestionKind.Smileys:
                TakeLevel(question, 0, field, sent(field));
                break;
            case QuestionKind.YesNo:
                TakeOneOf(question, [Branching.No, Branching.Yes], field, sent(field));
                break;
            case QuestionKind.Choice:
                TakeOneOf(question, [.. question.Options.Select(o => o.Code)], field, sent(field));
                break;
            case QuestionKind.MultiChoice:
                TakeTicks(question, field, sent(field));
                break;
            case QuestionKind.Number:
                TakeNumber(question, field, sent(field), sent(field + "-dk"));
                break;
            case QuestionKind.Date:
                TakeDay(question, field, sent(field), sent(field + "-dk"));
                break;
            default:
                TakeWords(question, field, sent(field));
                break;
        }
    }

    /// <summary>Says which required questions among these are still open.</summary>
    public void Require(IEnumerable<Question> asked)
    {
        foreach (var question in asked.Where(q => q.Required))
        {
            if (question.HasParts)
            {
                for (var part = 0; part < question.Parts.Count; part++)
                    if (row[ColumnOf(question, part)] == Columns.Open)
                        Add(FieldOf(question, part), Missing(question));
            }
            else if (!IsAnswered(question))
                Add(FieldOf(question), Missing(question));
        }
    }

    /// <summary>Takes back what was answered to questions that are not asked after all.</summary>
    public void ForgetWhatIsNotAsked()
    {
        foreach (var question in questionnaire.Questions.Where(q => !Branching.IsAsked(questionnaire, q, row)))
        {
            Fill(question, Columns.Open);
            texts.Remove(questionnaire.Columns.NumberOf(question.Code));
        }
    }

    private bool IsAnswered(Question question) =>
        question.Kind == QuestionKind.Text
            ? texts.ContainsKey(questionnaire.Columns.NumberOf(question.Code))
            : questionnaire.Columns.Of(question.Code).Any(column => row[column.Ordinal] != Columns.Open);

    private void TakeLevel(Question question, int part, string field, StringValues sent)
    {
        var ordinal = ColumnOf(question, part);
        row[ordinal] = Columns.Open;
        if (Single(sent) is not { Length: > 0 } value)
            return;

        var levels = questionnaire.ScaleWith(question.Scale)!.Levels.Count;
        if (value == DontKnow && question.DontKnow)
            row[ordinal] = Columns.DontKnow;
        else if (
            short.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            && level < levels
        )
            row[ordinal] = level;
        else
            Add(field, ReadingWords.NotOffered);
    }

    private void TakeOneOf(Question question, string[] codes, string field, StringValues sent)
    {
        var ordinal = ColumnOf(question, 0);
        row[ordinal] = Columns.Open;
        if (Single(sent) is not { Length: > 0 } value)
            return;

        var option = Array.IndexOf(codes, value);
        if (value == DontKnow && question.DontKnow)
            row[ordinal] = Columns.DontKnow;
        else if (option >= 0)
            row[ordinal] = (short)option;
        else
            Add(field, ReadingWords.NotOffered);
    }

    private void TakeTicks(Question question, string field, StringValues sent)
    {
        Fill(question, Columns.Open);
        string[] ticked = [.. sent.Where(value => !string.IsNullOrEmpty(value)).Select(value => value!)];
        if (ticked.Length == 0)
            return;
        if (ticked.Contains(DontKnow) && question.DontKnow)
        {
            if (ticked.Length > 1)
                Add(field, ReadingWords.KnowsAndDoesNot);
            else
                Fill(question, Columns.DontKnow);
            return;
        }

        foreach (var column in questionnaire.Columns.Of(question.Code))
            row[column.Ordinal] = ticked.Contains(question.Options[column.Part].Code) ? (short)1 : (short)0;
        if (ticked.Except(question.Options.Select(o => o.Code)).Any())
            Add(field, ReadingWords.NotOffered);
    }

    private void TakeNumber(Question question, string field, StringValues sent, StringValues unknown)
    {
        Fill(question, Columns.Open);
        var typed = ThaiDigits.ToArabic(Single(sent)?.Trim() ?? "").Replace(",", "", StringComparison.Ordinal);
        if (typed.Length == 0)
        {
            if (question.DontKnow && Single(unknown) is { Length: > 0 })
                Fill(question, Columns.DontKnow);
            return;
        }

        var (least, greatest) = Range(question);
        if (
            !decimal.TryParse(
                typed,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || decimal.Round(number, question.Decimals) != number
            || number < least
            || number > greatest
        )
        {
            Add(field, ReadingWords.NotANumber(least, greatest, question.Decimals));
            return;
        }

        var whole = (int)(number * Columns.StepsInOne(question.Decimals));
        var columns = questionnaire.Columns.Of(question.Code);
        row[columns[0].Ordinal] = (short)(whole >> 16);
        row[columns[1].Ordinal] = (short)whole;
    }

    private void TakeDay(Question question, string field, StringValues sent, StringValues unknown)
    {
        Fill(question, Columns.Open);
        var typed = Single(sent)?.Trim() ?? "";
        if (typed.Length == 0)
        {
            if (question.DontKnow && Single(unknown) is { Length: > 0 })
                Fill(question, Columns.DontKnow);
            return;
        }

        var reading = ThaiDate.Read(typed);
        if (reading.Day is { } day && Math.Abs(day.DayNumber - Columns.DayZero.DayNumber) < short.MaxValue)
            row[ColumnOf(question, 0)] = (short)(day.DayNumber - Columns.DayZero.DayNumber);
        else
            Add(field, reading.WhyNot?.Words ?? ReadingWords.DayTooFar);
    }

    private void TakeWords(Question question, string field, StringValues sent)
    {
        var number = questionnaire.Columns.NumberOf(question.Code);
        texts.Remove(number);
        var words = Tidy(Single(sent));
        if (words.Length == 0)
            return;

        var longest = question.Longest ?? 1_000;
        if (words.Length > longest)
        {
            Add(field, ReadingWords.TooLong(words.Length, longest));
            words = ThaiText.Truncate(words, longest);
        }

        texts[number] = words;
    }

    /// <summary>As it is kept: no characters that no person types, and broken ones taken out; emoji stay.</summary>
    public static string Tidy(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return "";

        var plain = string.Concat(
            typed
                .ReplaceLineEndings("\n")
                .EnumerateRunes()
                .Where(rune => rune.Value == '\n' || (!System.Text.Rune.IsControl(rune) && rune.Value != 0xFFFD))
        );
        return ThaiText.Normalise(plain).Trim();
    }

    public static (decimal Least, decimal Greatest) Range(Question question)
    {
        var limit = QuestionnaireCheck.GreatestNumber / Columns.StepsInOne(question.Decimals);
        return (question.Least ?? -limit, question.Greatest ?? limit);
    }

    private static Bilingual Missing(Question question) =>
        question.Kind is QuestionKind.Number or QuestionKind.Date or QuestionKind.Text
            ? ReadingWords.WriteSomething
            : ReadingWords.ChooseOne;

    private int ColumnOf(Question question, int part) => questionnaire.Columns.Of(question.Code)[part].Ordinal;

    private void Fill(Question question, short value)
    {
        foreach (var column in questionnaire.Columns.Of(question.Code))
            row[column.Ordinal] = value;
    }

    private void Add(string field, Bilingual words) => _problems.Add(new Problem(field, words));

    private static string? Single(StringValues sent) => sent.Count == 0 ? null : sent[0];
}

/// <summary>What is said of an answer that cannot be taken.</summary>
internal static class ReadingWords
{
    public static readonly Bilingual ChooseOne = new("โปรดเลือกคำตอบ", "Choose an answer."),
        WriteSomething = new("โปรดกรอกคำตอบ", "Fill in an answer."),
        NotOffered =
            new(
                "คำตอบที่ส่งมาไม่มีในตัวเลือก โปรดเลือกใหม่",
                "The answer that was sent is none of those offered; choose again."
            ),
        KnowsAndDoesNot =
            new(
                "เลือก “ไม่ทราบ” พร้อมกับคำตอบอื่นไม่ได้ โปรดเลือกใหม่",
                "“I do not know” cannot stand beside other answers; choose again."
            ),
        DayTooFar = new("วันที่ต้องอยู่ระหว่าง พ.ศ. 2454 ถึง 2632", "The day must lie between 1911 and 2089.");

    public static Bilingual NotANumber(decimal least, decimal greatest, int decimals) =>
        new(
            $"โปรดกรอกตัวเลข {N(least)} ถึง {N(greatest)}{(decimals == 0 ? " เป็นจำนวนเต็ม" : $" ทศนิยมไม่เกิน {decimals} ตำแหน่ง")}",
            $"Enter a number from {N(least)} to {N(greatest)}, {(decimals == 0 ? "whole" : $"with at most {decimals} decimals")}."
        );

    public static Bilingual TooLong(int length, int longest) =>
        new(
            $"ข้อความยาว {N(length)} ตัวอักษร รับได้ไม่เกิน {N(longest)} ระบบตัดส่วนท้ายออกแล้ว โปรดตรวจก่อนส่งอีกครั้ง",
            $"The text has {N(length)} characters; at most {N(longest)} are taken. Its end was cut off: look at it before sending again."
        );

    private static string N(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
