using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Images;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var handler = (JsonElement input, ILambdaContext context) => ImageFunction.Handle(input);
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<ImageJson>()).Build();
await bootstrap.RunAsync();
