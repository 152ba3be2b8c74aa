using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Prongsai.Kernel;
using Prongsai.Web.Plumbing;

namespace Prongsai.Tests.Web.Plumbing;

public sealed class DaysInForms
{
    [Theory]
    [InlineData("2025-08-15")]
    [InlineData("15/8/2568")]
    [InlineData("๑๕ ส.ค. ๒๕๖๘")]
    public async Task Are_read_as_browsers_and_as_officers_write_them(string written)
    {
        var (result, errors) = await BindAsync<DateOnly?>(written);

        Assert.Empty(errors);
        Assert.Equal(new DateOnly(2025, 8, 15), result.Model);
    }

    [Fact]
    public async Task Are_none_when_the_field_is_empty()
    {
        var (result, errors) = await BindAsync<DateOnly?>("");

        Assert.Empty(errors);
        Assert.Null(result.Model);
    }

    [Fact]
    public async Task Are_refused_in_words_when_there_is_no_such_day()
    {
        var (result, errors) = await BindAsync<DateOnly?>("31/2/2568");

        Assert.False(result.IsModelSet);
        Assert.Contains("31/2/2568", Assert.Single(errors), StringComparison.Ordinal);
    }

    private static async Task<(ModelBindingResult Result, IReadOnlyList<string> Errors)> BindAsync<T>(string written)
    {
        var services = new ServiceCollection().AddScoped<Speaker>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        var metadata = new EmptyModelMetadataProvider().GetMetadataForType(typeof(T));
        var state = new ModelStateDictionary();
        var context = new DefaultModelBindingContext
        {
            ActionContext = new ActionContext { HttpContext = http },
            ModelMetadata = metadata,
            ModelName = "day",
            ModelState = state,
            ValueProvider = new QueryStringValueProvider(
                BindingSource.Query,
                new QueryCollection(new Dictionary<string, StringValues> { ["day"] = written }),
                System.Globalization.CultureInfo.InvariantCulture
            ),
        };

        await new DaysFromForms().BindModelAsync(context);

        return (context.Result, [.. state.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)]);
    }
}
