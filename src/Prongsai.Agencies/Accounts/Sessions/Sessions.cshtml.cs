using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Accounts.Sessions;

[OwnAccount]
[Act("ออกจากระบบในอุปกรณ์อื่น", "End sessions")]
internal sealed class SessionsModel(OpenSessions sessions, UserManager<Account> accounts) : PageModel
{
    public IReadOnlyList<Session> Open { get; private set; } = [];
    public SessionId? Mine => sessions.This;

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public async Task OnGetAsync() => Open = await sessions.OfAsync(User.Actor().AccountId);

    public async Task<IActionResult> OnPostEndAsync(SessionId id)
    {
        await sessions.EndAsync(await AccountAsync(), id, User.Actor());

        return Redirect("/staff/account/sessions?done=true");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await sessions.EndOthersAsync(await AccountAsync(), User.Actor());

        return Redirect("/staff/account/sessions?done=true");
    }

    private Task<Account> AccountAsync() => accounts.GetUserAsync(User).OrMissAsync();
}
