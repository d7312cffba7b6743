using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Architecture.Tree;

/// <summary>What stands in the sources. Whether a running page asks another host is looked at in a real browser.</summary>
public sealed class ExternalLoadTests
{
    [Fact]
    public void App_LoadsNothingFromElsewhere() => Expect.None(Repository.Texts(".razor", ".css", ".js", ".mjs", ".cs", ".html", ".svg", ".cshtml")
        .Where(f => f.Path.StartsWith("BillingPortal/", StringComparison.Ordinal))
        .SelectMany(f => ExternalLoads.In(f.Text).Select(load => $"{f.Path}: {load}")));

    [Theory]
    [InlineData("<script src=\"https://cdn.example.com/a.js\"></script>")]
    [InlineData("<img src='//cdn.example.com/a.png' />")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://fonts.example.com/css\" />")]
    [InlineData("builder.AddMarkupContent(0, \"<iframe src=\\\"https://example.com\\\">\");")]
    [InlineData("<form method=\"post\" action=\"https://example.com/collect\">")]
    [InlineData("@import \"https://fonts.example.com/inter.css\";")]
    [InlineData("src: url(https://fonts.example.com/inter.woff2) format(\"woff2\");")]
    [InlineData("background: url('//example.com/a.png')")]
    [InlineData("import { a } from \"https://esm.example.com/a\";")]
    [InlineData("const m = await import('https://esm.example.com/a.js');")]
    [InlineData("await fetch(`https://api.example.com/v1`)")]
    [InlineData("new WebSocket('wss://example.com')")]
    [InlineData("request.open('GET', 'https://example.com')")]
    public void PlantedLoad_IsFound(string text) => Assert.Single(ExternalLoads.In(text));

    [Theory]
    [InlineData("<a href=\"https://docs.stripe.com/currencies\">Stripe's list</a>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">")]
    [InlineData("<script src=\"@Assets[\"_framework/blazor.web.js\"]\"></script>")]
    [InlineData("src: url(/fonts/inter.woff2)")]
    [InlineData("await fetch('/api/v1/usage')")]
    [InlineData("// see https://docs.stripe.com/currencies")]
    [InlineData("public const string OwnApiBase = \"https://api.stripe.com\";")]
    public void LinkOrOwnFile_IsNone(string text) => Assert.Empty(ExternalLoads.In(text));
}
