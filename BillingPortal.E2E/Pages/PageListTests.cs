using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace BillingPortal.E2E.Pages;

public sealed class PageListTests
{
    [Fact]
    public void RouteOfTheProgram_IsLookedAt()
    {
        var routes = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template);
        var unseen = routes.Where(route => !PortalPage.All.Any(page => Matches(route, page.Path))).ToArray();
        Assert.True(unseen.Length == 0, $"Add an example of each to PortalPage.All: {string.Join(", ", unseen)}");
    }

    private static bool Matches(string route, string path)
    {
        var template = new RouteTemplate(RoutePatternFactory.Parse(route));
        return new TemplateMatcher(template, []).TryMatch(path, []);
    }
}
