import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { bring, bringWhole } from './core/i18n';
import { app } from './state.svelte';

await (app.route.view === 'home' ? bring : bringWhole)(app.language); // the first page needs few of them
mount(App, { target: document.getElementById('app')! });
