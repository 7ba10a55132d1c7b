using System.Text.Json.Serialization;
using AiChef.Functions.Api;
using AiChef.Functions.Settings;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace AiChef.Functions.Hosting;

/// <summary>Runs a function for as long as Lambda keeps it.</summary>
public static class FunctionHost
{
    /// <summary>
    /// The variable by which the runtime leaves out lines; here the setting <c>log-level</c> does.
    /// https://docs.aws.amazon.com/lambda/latest/dg/csharp-logging.html
    /// </summary>
    private const string LevelOfRuntime = "AWS_LAMBDA_HANDLER_LOG_LEVEL";

    /// <summary>Answers calls until Lambda ends the process.</summary>
    /// <param name="work">Answers one call.</param>
    /// <param name="settings">The settings that the function reads; its template gives it their paths.</param>
    /// <typeparam name="TInput">What a call brings.</typeparam>
    /// <typeparam name="TOutput">What it answers.</typeparam>
    /// <typeparam name="TJson">How both are written.</typeparam>
    public static Task RunAsync<TInput, TOutput, TJson>(
        Func<TInput, FunctionCall, Task<TOutput>> work,
        params Setting[] settings
    )
        where TJson : JsonSerializerContext => RunAsync<TInput, TOutput, TJson>(work, settings, CancellationToken.None);

    /// <summary>Answers calls until it is told to stop.</summary>
    /// <param name="work">Answers one call.</param>
    /// <param name="settings">The settings that the function reads; its template gives it their paths.</param>
    /// <param name="cancellationToken">Signalled when no further call is to be awaited.</param>
    public static async Task RunAsync<TInput, TOutput, TJson>(
        Func<TInput, FunctionCall, Task<TOutput>> work,
        Setting[] settings,
        CancellationToken cancellationToken
    )
        where TJson : JsonSerializerContext
    {
        Environment.SetEnvironmentVariable(LevelOfRuntime, "Trace");
        var current =
            settings.Length == 0
                ? null
                : new CurrentSettings(ParameterStore.FromEnvironment(settings), TimeProvider.System);
        var handler = (TInput input, ILambdaContext context) =>
            LoggedCall.RunAsync(
                input,
                context,
                (lines, cancellationToken) => SettingsAsync(current, lines, cancellationToken),
                work
            );
        using var bootstrap = LambdaBootstrapBuilder
            .Create(handler, Serializers.Of<TJson>())
            .UseBootstrapHandler(async () =>
            {
                // read while Lambda starts the function, which has more CPU then; a mistake shows before any call
                _ = current is null ? null : await current.GetAsync(_ => { }, CancellationToken.None);
                return true;
            })
            .Build();
        await bootstrap.RunAsync(cancellationToken);
    }

    private static async Task<FunctionSettings> SettingsAsync(
        CurrentSettings? current,
        JsonLines lines,
        CancellationToken cancellationToken
    ) =>
        current is null
            ? new FunctionSettings()
            : await current.GetAsync(message => lines.Log(nameof(LogLevel.Warning), message), cancellationToken);
}
