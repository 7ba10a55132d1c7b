namespace AiChef.StatesLanguage;

/// <summary>How a service integration waits for its work.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html</remarks>
internal enum TaskPattern
{
    RequestResponse,
    Sync,
    Sync2,
    WaitForTaskToken,
}
