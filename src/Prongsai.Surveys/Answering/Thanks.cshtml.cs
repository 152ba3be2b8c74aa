using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;

namespace Prongsai.Surveys.Answering;

/// <summary>The thank-you page. It is the same for everybody, and says nothing of what was answered.</summary>
[AllowAnonymous]
internal sealed class ThanksModel(Doors doors, Speaker say) : PageModel
{
    public Door Door { get; private set; } = null!;
    public string Language { get; private set; } = SurveyText.Thai;

    public async Task OnGetAsync(string agency, string key, string? @in, CancellationToken cancellation)
    {
        Door = await doors.BehindAsync(agency, key, HttpContext.RequestServices, cancellation).OrMissAsync();
        Language = @in is not null && Door.Questionnaire.Languages.Contains(@in) ? @in : say.Code;
        say.Language = Language == SurveyText.Thai ? Kernel.Language.Thai : Kernel.Language.English;
    }
}
