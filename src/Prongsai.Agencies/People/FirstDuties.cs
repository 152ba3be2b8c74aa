using Prongsai.Agencies.Accounts;
using Prongsai.Kernel;

namespace Prongsai.Agencies.People;

/// <summary>
/// What the person who sets up an office begins with, so that one person can prepare everything. Publishing needs a second person
/// all the same (<see cref="Separation"/>), whom the first one invites.
/// </summary>
internal static class FirstDuties
{
    private static readonly Duty[] InTheAgency =
    [
        Duty.AgencyAdministrator,
        Duty.Preparer,
        Duty.MeasureOwner,
        Duty.SurveyManager,
        Duty.ServiceManager,
        Duty.Reviewer,
    ];

    public static void GiveFirstDuties(this ProngsaiDb db, AgencyId agency, Guid account, Now now, Actor by)
    {
        foreach (var duty in InTheAgency)
            db.HeldDuties.Add(HeldDuty.Give(agency, account, duty, now.Today));
        db.Journal(agency, now, by, "DutiesGiven", Account.RecordOf(account), new { duties = InTheAgency });
    }

    public static void GiveTheInstallation(this ProngsaiDb db, Guid account, Now now, Actor by)
    {
        db.HeldDuties.Add(HeldDuty.Give(null, account, Duty.SystemAdministrator, now.Today));
        db.Journal(
            null,
            now,
            by,
            "DutiesGiven",
            Account.RecordOf(account),
            new { duties = new[] { Duty.SystemAdministrator } }
        );
    }
}
