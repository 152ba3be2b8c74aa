using System.CommandLine;
using System.Text;
using Prongsai.Web.CommandLine;
using Prongsai.Web.Settings;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // Windows-874, still what Excel in Thailand writes
var asked = Verbs.Root(args.FirstOrDefault()).Parse(args);
if (asked.GetValue(Verbs.Config) is { } file)
    Environment.SetEnvironmentVariable(GivenSettings.FileVariable, file.FullName);

// Told to stop, a verb has ten minutes at most: the web program finishes what it began (setting StopSeconds) and says so itself.
return await asked.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(10) });
