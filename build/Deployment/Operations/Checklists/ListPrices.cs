namespace AiChef.Deployment.Operations.Checklists;

/// <summary>
/// AWS's public list prices in us-east-1, in US dollars, without free tiers, volume discounts and taxes, as they were
/// in November 2026's price pages.
/// </summary>
internal static class ListPrices
{
    /// <summary>A million requests. https://aws.amazon.com/lambda/pricing/</summary>
    internal const double FunctionRequests = 0.20;

    /// <summary>A GB-second on x86. https://aws.amazon.com/lambda/pricing/</summary>
    internal const double GigabyteSecond = 0.0000166667;

    /// <summary>A GB-second on Arm. https://aws.amazon.com/lambda/pricing/</summary>
    internal const double GigabyteSecondOnArm = 0.0000133334;

    /// <summary>A million read units on demand. https://aws.amazon.com/dynamodb/pricing/on-demand/</summary>
    internal const double ReadUnits = 0.125;

    /// <summary>A million write units on demand. https://aws.amazon.com/dynamodb/pricing/on-demand/</summary>
    internal const double WriteUnits = 0.625;

    /// <summary>A million transitions of standard workflows. https://aws.amazon.com/step-functions/pricing/</summary>
    internal const double Transitions = 25;

    /// <summary>A million requests to REST APIs. https://aws.amazon.com/api-gateway/pricing/</summary>
    internal const double ApiRequests = 3.50;

    /// <summary>A GB of logs. https://aws.amazon.com/cloudwatch/pricing/</summary>
    internal const double LogGigabyte = 0.50;

    internal const double Million = 1_000_000;

    /// <summary>CloudWatch Logs charges by GB of 2^30 bytes.</summary>
    internal const double Gigabyte = 1024d * 1024 * 1024;
}
