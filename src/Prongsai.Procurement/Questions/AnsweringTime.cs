using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;

namespace Prongsai.Procurement.Questions;

/// <summary>How long an answer may take. Setting Prongsai:Procurement:AnswerDays, in working days.</summary>
internal sealed record AnsweringTime(int WorkingDays)
{
    private const int Usual = 15;

    public static AnsweringTime From(IConfiguration? configuration) =>
        new(configuration?.GetValue("Prongsai:Procurement:AnswerDays", Usual) ?? Usual);

    public DateOnly DueOn(DateOnly askedOn, WorkingDays calendar) => calendar.Add(askedOn, WorkingDays);
}
