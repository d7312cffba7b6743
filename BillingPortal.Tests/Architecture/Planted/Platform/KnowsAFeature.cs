using BillingPortal.Tests.Architecture.Planted.Features.Alpha;

namespace BillingPortal.Tests.Architecture.Planted.Platform;

[AttributeOf(typeof(AlphaFeature))]
internal sealed class KnowsAFeature
{
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class AttributeOf(Type type) : Attribute
    {
        public Type Type => type;
    }
}
