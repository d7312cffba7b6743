using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Platform.Telemetry;

[Trait("Part", "web")]
public sealed class LevelTests
{
    [Theory]
    [InlineData("BillingPortal.Features.Example", LogLevel.Information, true)]
    [InlineData("BillingPortal.Features.Example", LogLevel.Debug, false)]
    [InlineData("Microsoft.Hosting.Lifetime", LogLevel.Information, true)]
    [InlineData("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Information, false)]
    [InlineData("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning, true)]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware", LogLevel.Information, false)]
    [InlineData("Quartz.Core.QuartzScheduler", LogLevel.Information, false)]
    public void Production_SpeaksOfItselfAndOfWarnings(string category, LogLevel level, bool speaks) => Assert.Equal(speaks, Speaks(category, level));

    [Fact]
    public void ConfiguredLevel_WinsOverOurs() =>
        Assert.True(Speaks("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Information, "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Information"));

    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Critical, "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Critical, "--Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.Debug, "--Logging:Console:LogLevel:Microsoft.AspNetCore=Trace")]
    public void LinesWithAddresses_AreSilentWhateverIsConfigured(string category, LogLevel level, string setting) => Assert.False(Speaks(category, level, setting));

    private static bool Speaks(string category, LogLevel level, params string[] settings)
    {
        using var app = Program.Build([.. settings, "--environment=Production", "--Portal:Mode=Sandbox", "--urls=http://127.0.0.1:0"]);
        return app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
    }
}
