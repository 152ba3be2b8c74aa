using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Prongsai.Services.Registry;

/// <summary>The registry of services, as the office works on it.</summary>
internal sealed class AllServicesModel : PageModel;
