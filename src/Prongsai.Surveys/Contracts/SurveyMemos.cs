using Prongsai.Kernel;

namespace Prongsai.Surveys.Contracts;

/// <summary>A mean in a memo. Withheld: nothing is known of it here either.</summary>
/// <param name="Name">The question, section or month.</param>
/// <param name="Answers">How many answers stand behind it; null where withheld.</param>
/// <param name="Mean">Of 100; null where withheld.</param>
/// <param name="Low">Lower end of the 95 per cent interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Earlier">The mean of the month before; null where there was none to show.</param>
public sealed record MemoFigure(
    string Name,
    int? Answers,
    decimal? Mean,
    decimal? Low,
    decimal? High,
    decimal? Earlier = null
);

/// <summary>A measure in a memo's list.</summary>
/// <param name="Item">"E1".</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Who does it; blank where nobody is named.</param>
/// <param name="Standing">How it stands, in words.</param>
public sealed record MemoMeasure(string Item, string Text, string Owner, string Standing);

/// <summary>
/// The monthly memo (บันทึกข้อความ) as a value: what was true when it was written, in Arabic digits; whoever sets it turns them Thai. It is
/// kept word for word and never written anew.
/// </summary>
/// <param name="Month">The first day of the month it tells of.</param>
/// <param name="On">The day it was written.</param>
/// <param name="Office">ส่วนราชการ: the agency, and how to reach it.</param>
/// <param name="Subject">เรื่อง.</param>
/// <param name="To">เรียน.</param>
/// <param name="Opening">Why it is written, and what was asked of whom.</param>
/// <param name="Answers">All answers of the month, counted; those not in any figure too.</param>
/// <param name="Overall">Of everybody.</param>
/// <param name="Questions">By question.</param>
/// <param name="Sections">By section; withheld ones are named with a dash.</param>
/// <param name="Months">The last six months, this one last.</param>
/// <param name="Findings">Three, in words.</param>
/// <param name="Measures">What the office has planned about it.</param>
/// <param name="Credibility">What the tests of the answers say, in one sentence for each that asks for a look.</param>
/// <param name="Method">How the figures are made and what is not shown.</param>
/// <param name="Signer">Under the line for signing; blank leaves dots.</param>
/// <param name="SignerPosition">Below it.</param>
/// <param name="IsMadeUp">True when it stands on made-up answers; said on its first line.</param>
public sealed record SurveyMemo(
    DateOnly Month,
    DateOnly On,
    string Office,
    string Subject,
    string To,
    string Opening,
    int Answers,
    MemoFigure Overall,
    IReadOnlyList<MemoFigure> Questions,
    IReadOnlyList<MemoFigure> Sections,
    IReadOnlyList<MemoFigure> Months,
    IReadOnlyList<string> Findings,
    IReadOnlyList<MemoMeasure> Measures,
    IReadOnlyList<string> Credibility,
    string Method,
    string Signer,
    string SignerPosition,
    bool IsMadeUp
);

/// <summary>The memos that were written.</summary>
public interface ISurveyMemos
{
    /// <summary>The memo of a month, as it was written; null when none was.</summary>
    Task<SurveyMemo?> OfAsync(AgencyId agency, DateOnly month, CancellationToken cancellation = default);
}
