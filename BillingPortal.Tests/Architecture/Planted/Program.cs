using BillingPortal.Tests.Architecture.Planted.Features.Alpha;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Architecture.Planted;

internal static class Program
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents();
        builder.AddAlpha();
        return builder.Build();
    }
}
