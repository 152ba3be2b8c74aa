using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.LimeSurvey;

/// <summary>A questionnaire out of an .lss file, and everything of the file that it does not carry.</summary>
internal sealed record LimeRead(
    Questionnaire? Questionnaire,
    IReadOnlyList<Bilingual> Left,
    IReadOnlyList<Refusal> WhyNot
);

/// <summary>
/// Turns a LimeSurvey structure into a questionnaire: groups, questions, subquestions, answers, languages. What has no counterpart is left
/// out and listed by its code; nothing is dropped in silence. Scores are not made up: a list of answers without assessment values is asked and
/// not scored.
/// </summary>
internal sealed partial class LimeSurveyImport
{
    private readonly LimeSurveyFile _file;
    private readonly List<Bilingual> _left = [];
    private readonly List<SurveyScale> _scales = [];
    private readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<string> _languages;
    private readonly ILookup<string, Dictionary<string, string>> _questionTexts,
        _answerTexts,
        _groupTexts,
        _answers,
        _parts;

    private LimeSurveyImport(LimeSurveyFile file)
    {
        _file = file;
        _languages = LanguagesOf(file);
        _questionTexts = file.Rows("question_l10ns").ToLookup(r => At(r, "qid"));
        _answerTexts = file.Rows("answer_l10ns").ToLookup(r => At(r, "aid"));
        _groupTexts = file.Rows("group_l10ns").ToLookup(r => At(r, "gid"));
        _answers = file.Rows("answers").ToLookup(r => At(r, "qid"));
        _parts = file.Rows("subquestions").ToLookup(r => At(r, "parent_qid"));
    }

    public static LimeRead Read(string name, byte[] content)
    {
        var (file, whyNot) = LimeSurveyFile.Open(name, content);
        if (file is null)
            return new(null, [], [whyNot!]);

        var import = new LimeSurveyImport(file);
        var made = import.Make();
        if (made.Sections.Count == 0)
            return new(null, import._left, [LimeRefusals.NothingToAsk(name)]);

        var reasons = QuestionnaireCheck.WhyNot(made);
        return new(
            reasons.Count == 0 ? made : null,
            import._left,
            [.. reasons.Select(r => r with { Where = new Place(name, Column: r.Where?.Column) })]
        );
    }

    private Questionnaire Make()
    {
        var settings = _file.Rows("surveys_languagesettings");
        List<SurveySection> sections = [];
        var groups = _file.Rows("groups").GroupBy(g => At(g, "gid")).OrderBy(g => Number(g.First(), "group_order"));
        var questions = _file
            .Rows("questions")
            .Where(q => At(q, "parent_qid") is "" or "0")
            .ToLookup(q => At(q, "gid"));
        foreach (var group in groups)
        {
            List<Question> asked = [];
            foreach (
                var rows in questions[group.Key]
                    .GroupBy(q => At(q, "qid"))
                    .OrderBy(q => Number(q.First(), "question_order"))
            )
                asked.AddRange(Ask([.. rows]));
            if (asked.Count > 0)
                sections.Add(
                    new(
                        Code($"G{group.Key}", "group"),
                        Text([.. group], _groupTexts[group.Key], "group_name", $"หมวด {sections.Count + 1}"),
                        asked
                    )
                );
        }

        foreach (var unused in new[] { "conditions", "quota", "assessments", "defaultvalues", "default_value_l10ns" })
            if (_file.Rows(unused).Count > 0)
                Leave(unused, "ตารางนี้ของ LimeSurvey ไม่ได้นำเข้า", "this table of LimeSurvey is not imported");

        return new Questionnaire(
            Questionnaire.ThisFormat,
            Text(settings, [], "surveyls_title", "แบบสอบถามนำเข้า", "surveyls_language"),
            Purpose.Other,
            _scales,
            sections
        )
        {
            Languages = _languages,
            Welcome = Optional(settings, "surveyls_welcometext"),
            Thanks = Optional(settings, "surveyls_endtext"),
        };
    }

    private IEnumerable<Question> Ask(IReadOnlyList<Dictionary<string, string>> rows)
    {
        var row = rows[0];
        var (qid, title, type) = (At(row, "qid"), At(row, "title"), At(row, "type"));
        var question = new Question(
            Code(title, "question"),
            QuestionKind.Text,
            Text(rows, _questionTexts[qid], "question", title)
        )
        {
            Required = At(row, "mandatory") is "Y" or "S",
            ShownWhen = Shown(title, At(row, "relevance")),
            Hint = Help(rows, qid),
        };
        if (At(row, "other") == "Y")
            Leave(title, "ตัวเลือก “อื่น ๆ โปรดระบุ” ไม่ได้นำเข้า", "the answer “other, please say” is not imported");
        if (At(row, "preg") is { Length: > 0 })
            Leave(
                title,
                "เงื่อนไขตรวจรูปแบบคำตอบ (regular expression) ไม่ได้นำเข้า",
                "its regular expression is not imported"
            );

        switch (type)
        {
            case "L" or "!" or "O":
                if (type == "O")
                    Leave(title, "ช่องความเห็นท้ายตัวเลือกไม่ได้นำเข้า", "the comment beside the list is not imported");
                return
                [
                    question with
                    {
                        Kind = QuestionKind.Choice,
                        Options = Options(_answers[qid], "answer", _answerTexts, "aid", "code", "sortorder"),
                    },
                ];
            case "M" or "P":
                if (type == "P")
                    Leave(
                        title,
                        "ช่องความเห็นของแต่ละตัวเลือกไม่ได้นำเข้า",
                        "the comments beside its answers are not imported"
                    );
                return
                [
                    question with
                    {
                        Kind = QuestionKind.MultiChoice,
                        Options = Options(_parts[qid], "question", _questionTexts, "qid", "title", "question_order"),
                    },
                ];
            case "Y":
                return [question with { Kind = QuestionKind.YesNo }];
            case "N":
                return
                [
                    question with
                    {
                        Kind = QuestionKind.Number,
                        Decimals = 2,
                        Least = -10_000_000,
                        Greatest = 10_000_000,
                    },
                ];
            case "D":
                return [question with { Kind = QuestionKind.Date }];
            case "S" or "T" or "U":
                return [question with { Longest = type == "S" ? 500 : 4_000 }];
            case "Q" or "K":
                // Several boxes under one question become several questions.
                return
                [
                    .. Options(_parts[qid], "question", _questionTexts, "qid", "title", "question_order")
                        .Select(part =>
                            question with
                            {
                                Code = Code($"{question.Code}_{part.Code}", "question"),
                                Text = part.Label,
                                Kind = type == "K" ? QuestionKind.Number : QuestionKind.Text,
                                Longest = type == "K" ? null : 500,
                                Decimals = type == "K" ? 2 : 0,
                                Least = type == "K" ? -10_000_000 : null,
                                Greatest = type == "K" ? 10_000_000 : null,
                            }
                        ),
                ];
            case "5":
                return [question with { Kind = QuestionKind.Scale, Scale = Points(5), Scored = true }];
            case "A" or "B" or "C" or "E" or "F" or "H":
                var scale = type switch
                {
                    "A" => Points(5),
                    "B" => Points(10),
                    "C" => Fixed("LSYNU", [("ไม่ใช่", "No"), ("ไม่แน่ใจ", "Uncertain"), ("ใช่", "Yes")]),
                    "E" => Fixed("LSISD", [("ลดลง", "Decrease"), ("เท่าเดิม", "Same"), ("เพิ่มขึ้น", "Increase")]),
                    _ => ScaleOf(question.Code, qid, title),
                };
                var parts = Options(_parts[qid], "question", _questionTexts, "qid", "title", "question_order");
                return scale is null || parts.Count == 0
                    ? Without(title, type)
                    :
                    [
                        question with
                        {
                            Kind = QuestionKind.Matrix,
                            Scale = scale,
                            Parts = [.. parts.Select(p => new QuestionPart(p.Code, p.Label))],
                            Scored = _scales.First(s => s.Code == scale).Levels.Any(l => l.Value is not null),
                        },
                    ];
            default:
                return Without(title, type);
        }
    }

    private IReadOnlyList<Question> Without(string title, string type)
    {
        Leave(
            title,
            $"คำถามชนิด “{type}” ({KindOf(type).Th}) ไม่ได้นำเข้า",
            $"a question of type “{type}” ({KindOf(type).En}) is not imported"
        );
        return [];
    }

    private static Bilingual KindOf(string type) =>
        type switch
        {
            "1" => new("ตารางสองมาตร", "dual scale array"),
            "R" => new("เรียงลำดับ", "ranking"),
            "X" => new("ข้อความแสดงอย่างเดียว", "text display"),
            "*" => new("สมการ", "equation"),
            "|" => new("แนบไฟล์", "file upload"),
            "I" => new("เลือกภาษา", "language switch"),
            "G" => new("เพศ", "gender"),
            ";" or ":" => new("ตารางข้อความหรือตัวเลข", "array of texts or numbers"),
            _ => new("ไม่รู้จัก หรือไม่มีข้อย่อยและตัวเลือก", "not known, or without answers"),
        };

    // The assessment values of LimeSurvey where it has some: from the least (0) to the greatest (100).
    private string? ScaleOf(string question, string qid, string title)
    {
        var rows = _answers[qid]
            .Where(a => At(a, "scale_id") is "" or "0")
            .GroupBy(a => At(a, "code"))
            .OrderBy(g => Number(g.First(), "sortorder"))
            .ToList();
        if (rows.Count is < 2 or > QuestionnaireCheck.MostLevels)
            return null;

        var values = rows.Select(g => (decimal)Number(g.First(), "assessment_value")).ToList();
        var (least, greatest) = (values.Min(), values.Max());
        if (least == greatest)
            Leave(
                title,
                "ตัวเลือกไม่มีคะแนน (assessment value) จึงถามโดยไม่คิดคะแนน",
                "its answers have no assessment values: it is asked and not scored"
            );
        var levels = rows.Select(
            (g, n) =>
                new SurveyLevel(
                    Text([.. g], _answerTexts[At(g.First(), "aid")], "answer", At(g.First(), "code")),
                    least == greatest ? null : decimal.Round((values[n] - least) * 100 / (greatest - least), 4)
                )
        );
        var code = Code($"S_{question}", "scale");
        _scales.Add(new(code, [.. levels]));
        return code;
    }

    private string Points(int points)
    {
        var code = $"LS{points}";
        if (_scales.All(s => s.Code != code))
        {
            _scales.Add(
                new(
                    code,
                    [
                        .. Enumerable
                            .Range(1, points)
                            .Select(p => new SurveyLevel(
                                SurveyText.Of($"{p}", $"{p}"),
                                decimal.Round((p - 1) * 100m / (points - 1), 4)
                            )),
                    ]
                )
            );
            Leave(
                code,
                $"มาตร 1 ถึง {points}: ถือว่า {points} ดีที่สุด โปรดตรวจ",
                $"scale of 1 to {points}: {points} is taken for the best; check it"
            );
        }

        return code;
    }

    private string Fixed(string code, IReadOnlyList<(string Th, string En)> levels)
    {
        if (_scales.All(s => s.Code != code))
            _scales.Add(new(code, [.. levels.Select(l => new SurveyLevel(SurveyText.Of(l.Th, l.En), null))]));
        return code;
    }

    private IReadOnlyList<QuestionOption> Options(
        IEnumerable<Dictionary<string, string>> rows,
        string text,
        ILookup<string, Dictionary<string, string>> texts,
        string key,
        string code,
        string order
    )
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. rows.Where(r => At(r, "scale_id") is "" or "0")
                .GroupBy(r => At(r, code))
                .OrderBy(g => Number(g.First(), order))
                .Select(g => new QuestionOption(
                    Free(Tidy(g.Key), taken),
                    Text([.. g], texts[At(g.First(), key)], text, g.Key)
                )),
        ];
    }

    // Only what one earlier answer decides: ((Q1.NAOK == "A2")).
    private ShownWhen? Shown(string title, string relevance)
    {
        if (relevance is "" or "1")
            return null;
        if (OneAnswer().Match(relevance) is { Success: true } match)
        {
            var value = match.Groups["value"].Value;
            var earlier = _file.Rows("questions").FirstOrDefault(q => At(q, "title") == match.Groups["code"].Value);
            var type = earlier is null ? "" : At(earlier, "type");
            if (type is "L" or "!" or "O")
                return new(Tidy(match.Groups["code"].Value), [Tidy(value)]);
            if (type == "Y" && value is "Y" or "N")
                return new(Tidy(match.Groups["code"].Value), [value == "Y" ? Branching.Yes : Branching.No]);
        }

        Leave(
            title,
            $"เงื่อนไขการแสดงซับซ้อนเกินไป จึงถามเสมอ: {ThaiText.Truncate(relevance, 80)}",
            $"its condition is too complex, so it is always asked: {ThaiText.Truncate(relevance, 80)}"
        );
        return null;
    }

    private SurveyText? Help(IReadOnlyList<Dictionary<string, string>> rows, string qid)
    {
        var text = Text(rows, _questionTexts[qid], "help", "");
        return text.Th.Length == 0 ? null : text;
    }

    private SurveyText? Optional(IReadOnlyList<Dictionary<string, string>> rows, string column)
    {
        var text = Text(rows, [], column, "", "surveyls_language");
        return text.Th.Length == 0 ? null : text;
    }

    private SurveyText Text(
        IReadOnlyList<Dictionary<string, string>> rows,
        IEnumerable<Dictionary<string, string>> localised,
        string column,
        string otherwise,
        string language = "language"
    )
    {
        Dictionary<string, string> texts = [];
        foreach (var row in localised.Concat(rows))
        {
            var code = LanguageOf(At(row, language));
            var text = LimeSurveyFile.Plain(At(row, column));
            if (text.Length > 0 && (code.Length == 0 || _languages.Contains(code)))
                texts.TryAdd(
                    code.Length == 0 ? SurveyText.Thai : code,
                    ThaiText.Truncate(text, QuestionnaireCheck.LongestText / 4)
                );
        }

        // A survey without Thai is shown in what it has, under Thai, until somebody translates it.
        if (!texts.ContainsKey(SurveyText.Thai))
            texts[SurveyText.Thai] = texts.Count > 0 ? texts.Values.First() : otherwise;
        return new SurveyText(texts);
    }

    private static IReadOnlyList<string> LanguagesOf(LimeSurveyFile file)
    {
        var named = file.Rows("surveys") is [var survey, ..]
            ? $"{At(survey, "language")} {At(survey, "additional_languages")}"
            : "";
        return
        [
            .. named
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(LanguageOf)
                .Where(code => code.Length is 2 or 3)
                .Prepend(SurveyText.Thai)
                .Distinct(),
        ];
    }

    // "en-US", "de-informal" → "en", "de".
    private static string LanguageOf(string code) => code.Split('-')[0].ToLowerInvariant();

    private string Code(string wanted, string what)
    {
        var code = Free(Tidy(wanted), _codes);
        if (what == "question" && code != wanted)
            Leave(wanted, $"รหัสข้อเปลี่ยนเป็น “{code}”", $"its code became “{code}”");
        return code;
    }

    private static string Free(string wanted, HashSet<string> taken)
    {
        var code = wanted;
        for (var n = 2; !taken.Add(code); n++)
            code = string.Create(CultureInfo.InvariantCulture, $"{wanted[..Math.Min(wanted.Length, 28)]}_{n}");
        return code;
    }

    private static string Tidy(string code)
    {
        var tidy = string.Concat(code.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')).TrimStart('_', '-');
        return tidy.Length == 0 ? "X" : tidy[..Math.Min(tidy.Length, 32)];
    }

    private void Leave(string where, string th, string en)
    {
        where = ThaiText.Truncate(where, 40);
        _left.Add(new($"{where}: {th}", $"{where}: {en}"));
    }

    private static string At(Dictionary<string, string> row, string column) => row.GetValueOrDefault(column, "");

    private static int Number(Dictionary<string, string> row, string column) =>
        int.TryParse(At(row, column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(
        """^[\s(]*(?<code>[A-Za-z][A-Za-z0-9]*)(\.NAOK)?\s*==\s*["'](?<value>[^"']{1,32})["'][\s)]*$""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex OneAnswer();
}
