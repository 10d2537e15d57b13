# The bot as an image: no shell, no package manager, no root. docker compose up -d runs it (compose.yaml).

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
# Only what decides which packages are needed: the layer with the packages outlives every change of the code.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/PetitionBot.Core/PetitionBot.Core.csproj src/PetitionBot.Core/packages.lock.json src/PetitionBot.Core/
COPY src/PetitionBot.Playground/PetitionBot.Playground.csproj src/PetitionBot.Playground/packages.lock.json src/PetitionBot.Playground/
COPY src/PetitionBot/PetitionBot.csproj src/PetitionBot/packages.lock.json src/PetitionBot/
RUN dotnet restore src/PetitionBot --locked-mode

COPY .editorconfig BannedSymbols.txt appsettings.json ./
COPY petitions/ petitions/
COPY src/ src/
RUN dotnet publish src/PetitionBot --no-restore --configuration Release --output /app -p:UseAppHost=false
# SQLite for telephones and desktops: two thirds of the image's own size.
RUN find /app/runtimes -mindepth 1 -maxdepth 1 -not -name 'linux-*' -exec rm -r {} +
# The last stage has no mkdir. Owner only: the first holds who signed, the second the key to it.
RUN mkdir -m 700 -p /state/data /state/secret /state/backups

# "extra" brings ICU (names are normalised, whatever their script) and the time zones that petitions name.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
# No diagnostics socket: nothing is written outside the volumes, so the image runs read-only.
ENV DOTNET_EnableDiagnostics=0 \
    Operations__Url=http://127.0.0.1:9090
COPY --from=build /app/ /app/
WORKDIR /bot
COPY --from=build --chown=$APP_UID:$APP_UID /state/ ./
USER $APP_UID
# Three volumes, so that neither a copy of the book nor of the backups ever has the secret in it. A folder mounted at /bot/petitions takes the
# place of the petitions in the image, and a file at /bot/appsettings.json that of the settings.
VOLUME ["/bot/data", "/bot/secret", "/bot/backups"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["dotnet", "/app/PetitionBot.dll", "health"]
ENTRYPOINT ["dotnet", "/app/PetitionBot.dll"]
