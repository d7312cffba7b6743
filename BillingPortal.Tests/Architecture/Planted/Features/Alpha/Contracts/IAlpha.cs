namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Contracts;

internal interface IAlpha
{
    int Count();
}
