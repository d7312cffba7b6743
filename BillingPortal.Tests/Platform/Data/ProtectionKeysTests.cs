using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.AspNetCore.DataProtection;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class ProtectionKeysTests
{
    [Theory, OnBoth]
    public async Task WhatOneNodeProtects_AnotherReads(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var secret = kit.Get<IDataProtectionProvider>().CreateProtector("p").Protect("hello");
        await using var other = await kit.AnotherNodeAsync();
        Assert.Equal("hello", other.Get<IDataProtectionProvider>().CreateProtector("p").Unprotect(secret));
    }
}
