using Prongsai.Kernel;
using Prongsai.Surveys;
using Prongsai.Surveys.Appraisals;

namespace Prongsai.Tests.Data;

/// <summary>Two save for the first time what there may be one of.</summary>
public sealed class SavingWhatOnlyOneMayHave
{
    [Theory, OnBothDatabases]
    public async Task The_second_is_told_that_somebody_was_quicker(Database database)
    {
        await using var app = await App.StartAsync(database);
        await app.With<ProngsaiDb>(SaveAsync);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => app.With<ProngsaiDb>(SaveAsync));

        Assert.Equal(AppraisalRefusals.Raced, Assert.Single(refused.Reasons));

        Task SaveAsync(ProngsaiDb db)
        {
            db.AppraisalPolicies.Add(AppraisalPolicy.NotDecided(app.Agency));
            return db.SaveNewOrRefuseAsync<AppraisalPolicy>(
                p => p.AgencyId == app.Agency,
                AppraisalRefusals.Raced,
                CancellationToken.None
            );
        }
    }
}
