using Amazon.Lambda.Core;

namespace AiChef.Functions.Hosting;

/// <summary>The log of one call. What people eat, avoid or may spend is not for it.</summary>
/// <param name="logger">The runtime's own log.</param>
/// <param name="least">The least level that is written.</param>
public sealed class FunctionLog(ILambdaLogger logger, LogLevel least)
{
    public void Debug(string message) => Write(LogLevel.Debug, message);

    public void Information(string message) => Write(LogLevel.Information, message);

    public void Warning(string message) => Write(LogLevel.Warning, message);

    private void Write(LogLevel level, string message)
    {
        if (level >= least)
        {
            logger.Log(level.ToString(), message);
        }
    }
}
