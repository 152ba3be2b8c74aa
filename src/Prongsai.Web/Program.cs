using System.Text;
using Prongsai.Web.CommandLine;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // Windows-874, still what Excel in Thailand writes
return await Verbs.Root().Parse(args).InvokeAsync();
