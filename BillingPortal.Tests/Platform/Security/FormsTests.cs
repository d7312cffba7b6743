using System.Net;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Tests.Platform.Security;

/// <summary>Nobody can make a person's browser send one of our forms: each asks for a token that only our own pages hold.</summary>
[Trait("Part", "web")]
public sealed class FormsTests
{
    // Machines carry a key, or JSON that no form can send; the circuit has its own token and the session's cookie.
    private static readonly string[] NoForms = ["/api/", "/sandbox/", "/webhooks/", "/_blazor", "/health", "/_framework"];

    [Fact]
    public async Task EveryEndpointThatTakesAPost_AsksForTheToken()
    {
        await using var portal = await RunningPortal.StartAsync();
        var open = portal.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(TakesPost)
            .Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation != true).Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .Where(path => !NoForms.Any(free => path.StartsWith(free, StringComparison.Ordinal)));
        Assert.Empty(open);
    }

    [Fact]
    public async Task EveryPage_RefusesAPostWithoutTheToken()
    {
        await using var portal = await RunningPortal.StartAsync();
        var pages = typeof(Program).Assembly.GetTypes().SelectMany(Architecture.Rules.PageRules.Routes).Where(route => !route.Contains('{') && !route.StartsWith("/error", StringComparison.Ordinal)).ToArray();
        Assert.Contains("/invitation", pages, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            using var form = new FormUrlEncodedContent([new("_handler", "join"), new("password", "plum river candle")]);
            using var answer = await portal.Client.PostAsync(new Uri(page, UriKind.Relative), form);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests, $"{page} answers {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.Redirect) Assert.StartsWith("/signin", new Uri(portal.Client.BaseAddress!, answer.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryPostFormInOurSources_HoldsTheToken() => Expect.None(SourceTree.Texts(".razor")
        .Where(f => f.Path.StartsWith("BillingPortal/", StringComparison.Ordinal))
        .SelectMany(f => Forms(f.Text).Where(form => form.Contains("method=\"post\"", StringComparison.OrdinalIgnoreCase) && !form.Contains("<AntiforgeryToken", StringComparison.Ordinal)).Select(_ => f.Path)));

    /// <summary>The imports of a catalogue and of usage, behind the policy of the staff's pages: of limited size, read as text, and kept nowhere.</summary>
    [Fact]
    public void OnlyTheTwoImportsTakeAFile_AndReadNoMoreThanTheirLimits()
    {
        var taking = SourceTree.Texts(".cs", ".razor").Where(f => f.Path.StartsWith("BillingPortal/", StringComparison.Ordinal)
            && (f.Text.Contains("IFormFile", StringComparison.Ordinal) || f.Text.Contains("<InputFile", StringComparison.Ordinal) || f.Text.Contains("type=\"file\"", StringComparison.Ordinal))).ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);
        const string catalogue = "BillingPortal/Features/Catalog/Admin/ImportForm.razor", usage = "BillingPortal/Features/Usage/Admin/UsageFileForm.razor";
        Assert.Equal([catalogue, usage], taking.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("new StreamReader(chosen.File.OpenReadStream(MostBytes)", taking[catalogue], StringComparison.Ordinal);
        Assert.Contains("MostBytes = 500_000;", taking[catalogue], StringComparison.Ordinal);
        Assert.Contains("chosen.File.OpenReadStream(UsageFile.MostBytes)", taking[usage], StringComparison.Ordinal);
        Assert.Equal(5_000_000, BillingPortal.Features.Usage.UsageFile.MostBytes);
    }

    private static bool TakesPost(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Any(m => m is "POST" or "PUT" or "PATCH" or "DELETE");

    private static IEnumerable<string> Forms(string text) => text.Split("<form", StringSplitOptions.None).Skip(1).Select(part => part.Split("</form>")[0]);
}
