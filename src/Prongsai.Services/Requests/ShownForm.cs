using Prongsai.Kernel;
using Prongsai.Services.Registry;

namespace Prongsai.Services.Requests;

/// <summary>The form as it is shown.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="WhyNot">Reasons that belong to a field.</param>
/// <param name="Other">Reasons that belong to none.</param>
internal sealed record ShownForm(
    ServiceManual Manual,
    string Action,
    Asked Asked,
    IReadOnlyList<RequestFile> Files,
    IReadOnlyList<(string Field, Refusal Why)> WhyNot,
    IReadOnlyList<Refusal> Other,
    RequestRetention Retention
);
