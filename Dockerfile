# The bot in a container: built and tested, then the program, its sentences and menus, nothing else.
#   docker build -t sammachip-bot .
#   docker run -d -p 127.0.0.1:8080:8080 -p 127.0.0.1:8081:8081 -v sammachip:/var/lib/sammachip-bot --env-file settings sammachip-bot
FROM debian:bookworm-slim AS build
WORKDIR /src
COPY script/install-packages script/
RUN script/install-packages --test
COPY . .
RUN WITH_TESTS=1 script/build release
RUN ctest --test-dir build/release --output-on-failure --no-tests=error

FROM debian:bookworm-slim
COPY script/install-packages /tmp/
RUN /tmp/install-packages --run && rm -rf /tmp/install-packages /var/lib/apt/lists/*
RUN useradd --system --user-group --home-dir /var/lib/sammachip-bot --create-home sammachip
COPY --from=build /src/build/release/sammachip-bot /usr/local/bin/
COPY --from=build /src/locales /usr/local/share/sammachip-bot/locales
COPY --from=build /src/rich-menu /usr/local/share/sammachip-bot/rich-menu
ENV SAMMACHIP_LISTEN=0.0.0.0:8080
ENV SAMMACHIP_PAGES_LISTEN=0.0.0.0:8081
ENV SAMMACHIP_DATABASE_URL=sqlite:////var/lib/sammachip-bot/sammachip.db
USER sammachip
WORKDIR /var/lib/sammachip-bot
VOLUME /var/lib/sammachip-bot
EXPOSE 8080 8081
# Ready, not only alive; by bash, so that no HTTP client need be installed.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
ENTRYPOINT ["sammachip-bot"]
CMD ["serve"]
